import { z } from 'zod';
import { messageParamSchema } from '../primitives';
import { verbs } from './verbs';

/** Why an action is not offered, or was refused. Words: `refusalMessages`. @public */
export const refusalCodes = [
  /** `actions: true` is not set for the cluster. */
  'actions-off',
  /** Params: permission. */
  'not-permitted',
  /** The last known state is too old to act on. Params: ageMs. */
  'source-stale',
  /** Nothing runs in this phase. Params: phase. */
  'nothing-runs',
  /** Flagger waits for a yes before it begins. */
  'not-started',
  /** Flagger promotes at its next check, whatever is written. */
  'analysis-skipped',
  /** Too late: the primary is already being updated. Params: phase. */
  'already-promoting',
  /** A confirm-traffic-increase hook says no, and is asked again before the promotion. Params: gate. */
  'foreign-gate',
  /** The promotion failed after the primary got the new version: it may run neither. Params: primary. */
  'primary-half-updated',
  /**
   * Failed while live traffic is on the canary, and the primary is not ready: a push or a retry could
   * end in an outage. Params: primary.
   */
  'traffic-on-canary-after-failure',
  /** Users are still on the canary, and the start would send them to a primary that is not ready. Params: primary. */
  'primary-not-ready',
  /** After a promotion that failed nothing is heard of the primary, so it counts as not ready. Params: primary. */
  'primary-unheard',
  'suspended',
  /** The portal's own gate holds the traffic, since somebody paused it here. */
  'held',
  'already-paused',
  'not-paused',
  /** Only what failed is tried again. Params: phase. */
  'not-failed',
  /** Only what was promoted is taken back. Params: phase. */
  'not-succeeded',
  /** Which images ran before is not known. */
  'previous-unknown',
  /** The version before differs in something else than images, or has other containers. */
  'not-by-images',
  /** The workload runs another version than the release brought. Params: workload. */
  'already-moved',
  /** ConfigMaps or Secrets changed too, and the promotion overwrote the primary's copies. Params: workload. */
  'configs-overwritten',
  /** The canary's pods are not ready: Flagger would not look at it. Params: reason. */
  'canary-not-ready',
  /** No lever is safe for this strategy. Params: strategy. */
  'no-lever',
  /** Only pods of a Deployment or DaemonSet are changed here. Params: kind; null: there is no target. */
  'target-kind',
  /** A hook of another server must agree to the promotion. Params: gate. */
  'promotion-hook',
  /** The portal must agree to the promotion, and Flagger has not asked it yet. Params: gate. */
  'gate-not-asked',
  /** A hook of another server must agree to the start. Params: gate. */
  'start-hook',
  /** Nothing waits for a yes to begin, or for a yes or no to the promotion. Params: phase. */
  'not-waiting',
  /** The workload that would start is not known, so nobody can say yes to it. */
  'target-unknown',
  /** Params: by. */
  'already-rejected',
  /** A change freeze holds, and there is no gate that could wait for its end. Params: window, until. */
  'frozen',
  /** More than this person must agree, and there is no gate that could wait for the others. */
  'needs-gate',
  /**
   * What the person saw is not what is there now. Params: number, phase; where only the way differs in
   * which it would be done: lever; where only the version does: none.
   */
  'stale-view',
  /** Another action of this release is under way. Params: verb, by. */
  'action-in-progress',
  /** The key of the request was used for another verb before. Params: verb. */
  'key-reused',
  'gone',
  'malformed',
  /** The API server said no. Params: message. */
  'cluster-refused',
] as const;
/** @public */
export type RefusalCode = (typeof refusalCodes)[number];

export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), messageParamSchema),
  /** The nearest thing that is possible instead; absent: nothing is. */
  instead: z.enum(verbs).optional(),
});
/** @public */
export type Refusal = z.infer<typeof refusalSchema>;
