import type { Actionable } from '../../preconditions';
import { sameImages } from '../../sameImages';
import { staying } from '../../staying';
import { ActionView, ImagesWrite, Planned, refuse } from '../../types';
import { wayBack } from './wayBack';
import { kubectlSetImage } from '../../words';
import { warnOfGit } from './warnOfGit';

/**
 * After success: the target gets the images that the release replaced, and Flagger takes that for a
 * new revision, with all its gates and checks. Where the workload comes from Git, the same is done
 * there; the first warnings say so.
 */
export function planRevert(view: ActionView, canary: Actionable): Planned {
  const { state } = view;
  const { spec, status } = canary;
  const { phase } = status;
  if (phase !== 'Succeeded') return refuse('not-succeeded', { phase });
  if (spec.suspend) return refuse('suspended');
  const way = wayBack(state, canary);
  if ('code' in way) return { plan: null, write: null, refusal: way };
  const { kind, target, from, to } = way;
  if (!state.target || !sameImages(state.target.images, from)) {
    return refuse('already-moved', { workload: target });
  }
  const write: ImagesWrite = {
    field: 'target.images',
    kind,
    workload: target,
    from,
    value: to,
  };
  return {
    refusal: null,
    write,
    plan: {
      lever: 'target-images',
      params: { target },
      ...staying(view),
      version: to.map(({ image }) => image),
      commands: [kubectlSetImage(view, write)],
      restores: null,
      withinMs: 4 * spec.intervalMs,
      warnings: [
        ...warnOfGit(view),
        { code: 'images-only', params: {} },
        ...(spec.skipAnalysis
          ? [{ code: 'unchecked' as const, params: {} }]
          : []),
      ],
    },
  };
}
