import type {
  GateKind,
  RolloutAddress,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../domain/actions/record';
import type { Grounds } from '../domain/gates/grounds';
import type { GatePoll } from '../domain/gates/poll';
import type { RolloutState } from '../domain/state';

/** What is known of a rollout when one of its gates is asked. */
export interface KnownGate extends RolloutAddress {
  id: string;
  /** Without what no gate looks at: the spec, timelines, and what Flagger said. */
  state: RolloutState;
  annotations: Record<string, string | null>;
  /** Null: none is open. */
  openReleaseId: string | null;
  /** The action that is under way. */
  action: ActionRecord | null;
  /** Something that was decided about the open release counts. */
  wasDecided: boolean;
  /** Its cluster as it was written last, and when; null: never. */
  source: { source: Source; savedAt: number } | null;
}

/** What Flagger asked. */
export interface GateStore {
  /**
   * Keeps the newest question of a gate; one that repeats itself is written now and then.
   * `because`: what the answer comes from. False: it asks about more than is kept.
   */
  savePoll(poll: GatePoll, because?: Grounds | null): Promise<boolean>;
  /**
   * Notes that questions were asked again and told the same. Answers those that were told otherwise
   * meanwhile, which stay as they are.
   */
  touchPolls(polls: GatePoll[]): Promise<GatePoll[]>;
  /** What a gate's answer is made from; null: there is no such rollout. */
  readGate(ref: string): Promise<KnownGate | null>;
  /** The newest question of each gate of a rollout. */
  listPolls(rolloutId: string): Promise<GatePoll[]>;
}

/** A gate of a release that waits, and whose owner was told of it. */
export interface GateNotice {
  releaseId: string;
  kind: GateKind;
}

/** Who was told of gates that wait. */
export interface NoticeStore {
  listNotices(): Promise<GateNotice[]>;
  /** False: it is there already. */
  addNotice(notice: GateNotice, now: number): Promise<boolean>;
  removeNotice(notice: GateNotice): Promise<void>;
}
