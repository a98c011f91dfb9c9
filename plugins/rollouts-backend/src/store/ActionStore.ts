import type { Asked } from '../domain/audit/rowsOfAction';
import type { ActionRecord } from '../domain/actions/record';
import type { Amending } from './operations/actions/amendAction';

/**
 * - `added`: it is new
 * - `same`: this click was taken before, with the action that it made
 * - `busy`: another action of this rollout is under way
 */
export type AddedAction = {
  kind: 'added' | 'same' | 'busy';
  action: ActionRecord;
};

/** What becomes of the action that is under way when another is added; null: it goes on. */
export type Replace = (open: ActionRecord) => ActionRecord | null;

/** Which actions are meant. */
export interface ActionQuery {
  rolloutId: string;
  releaseId?: string;
  /** Only those that were denied, or only the others. */
  denied?: boolean;
  /** Full ref of the person. */
  by?: string;
  /** Only those that were asked for after this time. */
  after?: number;
  limit: number;
}

/** What persons asked for. */
export interface ActionStore {
  /**
   * Of two that come at once, one is added. What it takes the place of ends in the same transaction: either
   * both are there or neither. `asked` is for the audit only.
   */
  addAction(
    action: ActionRecord,
    asked?: Asked,
    replace?: Replace,
  ): Promise<AddedAction>;
  /** Newest first; all of a rollout where nothing else is given. */
  listActions(query: ActionQuery): Promise<ActionRecord[]>;
  /** The action that this click made, or null. */
  findClick(
    rolloutId: string,
    by: string,
    idempotencyKey: string,
  ): Promise<ActionRecord | null>;
  /** The one that is under way, or null. */
  findOpenAction(rolloutId: string): Promise<ActionRecord | null>;
  /** Those of a cluster that something is left to do about, oldest first. */
  listDueActions(cluster: string): Promise<ActionRecord[]>;
  /**
   * Changes an action by a person's word, without the lease: `change` is asked again when it was changed
   * meanwhile. Null: there is none, or `change` had nothing to change.
   */
  amendAction(
    id: string,
    change: (record: ActionRecord) => ActionRecord | null,
    amending: Amending,
  ): Promise<ActionRecord | null>;
  /** Answers the record with its new version; null: somebody else wrote it or holds the lease. */
  saveAction(action: ActionRecord, epoch: number): Promise<ActionRecord | null>;
}
