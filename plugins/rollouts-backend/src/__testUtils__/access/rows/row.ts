import type { Caller } from '../caller';

/** A rollout that is asked about. */
export interface Subject {
  cluster: string;
  namespace: string;
  name: string;
  releaseId: string;
  phase: string;
  /** Of the component that it belongs to. */
  entity: string;
  /** Whether it belongs to the owner among the callers. */
  isOwn: boolean;
}

/** A request, and what it must come to. */
export interface Row {
  /** As the router has it: `<METHOD> <path>`. */
  route: string;
  /** What tells it from other rows of the route. */
  variant?: string;
  path: string;
  query?: object;
  body?: object;
  /** Whether an answer tells something that not everybody may know. */
  shows(text: string): boolean;
  expected(caller: Caller): Expected;
}

export interface Expected {
  status: number;
  /** Whether the answer may tell anything about the rollout. */
  shown: boolean;
  /** How often the auditor is told. */
  audited: 0 | 1;
  /** Where the status alone does not tell. */
  text?: string;
}

/** Of everything that the recordings tell, what no denial may hold. */
const TOLD = 'podinfo';
export const tells = (text: string) => text.includes(TOLD);

/** By Backstage or a hook, which tell no auditor. */
export const stoppedAt = (status: number): Expected => ({
  status,
  shown: false,
  audited: 0,
});
export const denied = (status: number): Expected => ({
  status,
  shown: false,
  audited: 1,
});

/** Whether a right reaches this rollout. */
export function reaches(reach: Caller['sees'], { isOwn }: Subject): boolean {
  return reach === 'everything' || (reach === 'own' && isOwn);
}

/** Who may not come in at all. */
export function turnedAway({ atDoor, refused }: Caller): Expected | null {
  if (atDoor) return stoppedAt(atDoor);
  return refused ? denied(403) : null;
}
