/**
 * Flagger's own phases in the order of a run, never renamed.
 * Source: the enum of the Canary CRD, Flagger 1.44.0.
 *
 * @public
 */
export const phases = [
  'Initializing',
  'Initialized',
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
  'Succeeded',
  'Failed',
  'Terminating',
  'Terminated',
] as const;

/** @public */
export type Phase = (typeof phases)[number];

/**
 * Whether a word is a phase that this version knows. A newer Flagger may write others; they are
 * shown as they are and decide nothing.
 *
 * @public
 */
export function isPhase(value: string | null | undefined): value is Phase {
  return phases.some(phase => phase === value);
}

const inRun: readonly Phase[] = [
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
];

/**
 * Whether a release is open in this phase: Flagger is working on a revision or is waiting for a
 * person to let it.
 *
 * @public
 */
export function isInRun(phase: string | null | undefined): boolean {
  return isPhase(phase) && inRun.includes(phase);
}
