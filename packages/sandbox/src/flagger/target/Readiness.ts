import type { Canary } from '../canary';

/** `retriable` false: it will not become ready any more. */
export type Readiness =
  | { ready: true }
  | { ready: false; retriable: boolean; message: string };

/** What a workload is judged by: the percentage of its pods that must be available, the time. */
export interface Demands {
  canary: Canary;
  percent: number;
  now: number;
}

export const READY: Readiness = { ready: true };

export function notReady(message: string, retriable = true): Readiness {
  return { ready: false, retriable, message };
}
