/**
 * What a person can ask for. `pause`: nothing moves until `resume`, whoever paused it. `retry`: a
 * failed release is tried once more. `promote-unchecked`: for emergencies, whatever checks and gates say.
 * `revert`: after success, a new release brings back the version before. `revert-primary`: for
 * emergencies, the primary runs the version before at once and unchecked.
 * `approve`: a release that waits to begin may begin. `reject`: what waits to begin, or to be promoted, may not.
 *
 * @public
 */
export const verbs = [
  'promote',
  'rollback',
  'pause',
  'resume',
  'retry',
  'promote-unchecked',
  'revert',
  'revert-primary',
  'approve',
  'reject',
] as const;
/** @public */
export type Verb = (typeof verbs)[number];

/** Verbs whose effect is the end of the release that they are about. @public */
export const endingVerbs = [
  'promote',
  'rollback',
  'promote-unchecked',
] as const satisfies readonly Verb[];

/** Verbs whose effect is that another release begins. @public */
export const beginningVerbs = [
  'retry',
  'revert',
] as const satisfies readonly Verb[];

/**
 * How it is done. `gate`: the portal answers Flagger's hook. `max-weight`: spec.analysis.maxWeight
 * is lowered and restored. `failed-checks`: status.failedChecks is set beyond the threshold. `suspend`:
 * spec.suspend is set. `annotation`: the target's pods get an annotation, which makes a new revision.
 * `last-applied`: status.lastAppliedSpec is emptied, so that Flagger takes the same revision for a new one.
 * `skip-analysis`: spec.skipAnalysis is set and restored. `target-images`, `primary-images`: the target's,
 * or the primary's, pods get the images that the release replaced.
 *
 * @public
 */
export const levers = [
  'gate',
  'max-weight',
  'failed-checks',
  'suspend',
  'annotation',
  'last-applied',
  'skip-analysis',
  'target-images',
  'primary-images',
] as const;
/** @public */
export type Lever = (typeof levers)[number];
