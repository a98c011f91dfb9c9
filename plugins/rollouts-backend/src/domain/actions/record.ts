import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import type { Approval } from '../gates/decided/approval';
import type { PlannedWrite } from './types';

/** What an action is bound to: another value of any of it is another revision. */
export interface Bound {
  uid: string;
  lastAppliedSpec: string;
  trackedConfigs: Record<string, string>;
}

/** An action as it is kept: what is shown, and what carries it out. */
export interface ActionRecord extends Omit<Action, 'expectedBy' | 'approval'> {
  rolloutId: string;
  cluster: string;
  namespace: string;
  name: string;
  releaseNumber: number | null;
  idempotencyKey: string;
  /** Null for what was denied. */
  bound: Bound | null;
  write: PlannedWrite | null;
  /**
   * The value before the write as the object had it, stored before the write; null inside: the
   * field was absent. Null while it is not known, and for what is no field of the Canary.
   */
  before: { value: unknown } | null;
  /** The effect must be seen within this time after the write. */
  withinMs: number;
  /** What persons say yes to at a gate that lets a release pass; absent for all else. */
  approval?: Approval;
  /** Stored before the first write: after a crash nobody knows whether it was made. */
  attempted: boolean;
  /** When the API server took the newest write, in our clock. */
  writtenAt: number | null;
  /**
   * What the newest write was made over: the version, and when Flagger had written before it, in the
   * cluster's clock, which may be minutes off. Absent before the first write.
   */
  overwrote?: { version: string; at: number | null };
  /** Grows with every write of the record. */
  version: number;
}

/** States of an action that is under way. */
export const openStates = ['requested', 'accepted'] as const;

/** How an action can end. */
export type EndState = Exclude<Action['state'], (typeof openStates)[number]>;

/** Whether an action is under way. */
export const isOpen = ({ state }: Pick<Action, 'state'>) =>
  openStates.some(open => open === state);

/** What happened. */
export type Step = Action['steps'][number];

/** The record with one more step, and other changes. */
export function withStep(
  record: ActionRecord,
  step: Step,
  changes: Partial<ActionRecord> = {},
): ActionRecord {
  return { ...record, ...changes, steps: [...record.steps, step] };
}
