/** What to know before the click. Words: `actionWarning.<code>`. @public */
export const actionWarningCodes = [
  /** Another revision before the restore would be promoted after one check. */
  'newer-revision-before-restore',
  /** The field belongs to a GitOps manager that will write it back. Params: manager, field. */
  'gitops-owned',
  /** One more weight step can happen before it takes effect. */
  'one-more-step',
  /** Remaining steps are skipped: fewer checks than planned. Params: skipped. */
  'skips-steps',
  /** The target's template stays as it is: the bad revision is still in Git. */
  'template-stays',
  /** Provider kubernetes: weights are fictitious. */
  'fictitious-weight',
  /** Paused by spec.suspend: no check, threshold, gate or rollback protects what the canary serves. */
  'unprotected',
  /** The portal's own gate forgets with the release: another revision is not paused. */
  'ends-with-release',
  /** Kubernetes' deadline for the pods went on while it was paused. */
  'deadline-went-on',
  /** The gate says no until a change freeze ends. Params: window, until. */
  'waits-for-freeze',
  /** No pause holds the gate any more, and a change freeze goes on to. Params: window, until. */
  'freeze-goes-on',
  /** The gate says no until another person agrees. Params: agreed, needed. */
  'waits-for-another',
  /** A hook of another server must say yes too. Params: gate. */
  'waits-for-hook',
  /** An approval that waits is withdrawn. Params: by. */
  'withdraws-approval',
  /** What somebody asked for, and has had no effect, ends. Params: verb, by. */
  'ends-action',
  /** It did not succeed where versions are to succeed first. Params: rollout, images. */
  'not-staged',
  /** Somebody said no to it before. Params: by, reason. */
  'was-rejected',
  /** Flagger asks about the start only: a version that arrives later starts over without asking. */
  'later-not-asked',
  /** ConfigMaps and Secrets are not seen: those that change while it waits begin with it. */
  'configs-unseen',
  /** The no is about this version: the next one is asked about anew. */
  'this-version-only',
  /** It keeps its share of the traffic until it is rolled back. */
  'keeps-traffic',
  /** All users are on the new version by now: one check that passes is followed by the promotion. */
  'one-check-only',
  /** The pods that serve all users are replaced, one after the other. */
  'restarts-serving-pods',
  /** It is the same version that failed. */
  'same-version',
  /** Whatever deploys the target must take the version back as well. Params: origin, null: not known. */
  'revert-in-git',
  /** Nothing but images is set back: no environment, arguments, resources or configs. */
  'images-only',
  /** The pods of the primary are replaced at once, whatever checks and gates say. */
  'primary-unchecked',
  /** The target keeps the new version, and Flagger goes on to call it promoted. Params: target. */
  'target-keeps-version',
  /**
   * Flagger looks at nothing else before the primary's pods are ready, and rolls back to them when they
   * are past their progress deadline. Params: primary.
   */
  'primary-not-ready-yet',
  /** Flagger would take note of the other revision before they are, and never begin it. Params: primary. */
  'primary-forfeits-try',
  /** No metric, threshold or gate is asked, whoever answers it. */
  'unchecked',
  /** Flagger sends users to the primary before that has the new version, and does not wait for it. */
  'primary-not-awaited',
  /** Another revision before the restore would be promoted without any check. */
  'newer-revision-unchecked',
  /** No pod of Flagger is ready: nothing happens until it is back. Params: object. */
  'flagger-stopped',
  /** It was looked for, and nothing of Flagger is in this cluster: it may run elsewhere, or not at all. */
  'flagger-unseen',
  /** Flagger gives no sign although it should: perhaps nothing happens. Params: minutes. */
  'flagger-silent',
  /** With this version of Flagger the portal was not tried. Params: version. */
  'flagger-untried',
  /** Several components show this rollout, and it is done to all of them. Params: components. */
  'shared',
] as const;
/** @public */
export type ActionWarningCode = (typeof actionWarningCodes)[number];
