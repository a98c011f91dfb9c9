import type { Actionable } from '../../preconditions';
import { sameImages } from '../../sameImages';
import { servedBy } from '../../servedBy';
import { staying } from '../../staying';
import { ActionView, ImagesWrite, Planned, refuse } from '../../types';
import { wayBack } from './wayBack';
import { kubectlSetImage } from '../../words';
import { warnOfGit } from './warnOfGit';

/** Nothing runs then, so Flagger does not look at the primary before another revision arrives. */
const AT_REST = ['Succeeded', 'Failed'];

/**
 * For emergencies: the primary gets the images back that it ran before, at once and unchecked. Flagger
 * writes its template only in a promotion, and nothing in Git is about it, so that stays. The copies of
 * ConfigMaps and Secrets that it reads were overwritten by the promotion: where those changed, the
 * old version would meet the new settings, and it is refused.
 */
export function planRevertPrimary(
  view: ActionView,
  canary: Actionable,
): Planned {
  const { state } = view;
  const { spec, status } = canary;
  const { phase } = status;
  if (!AT_REST.includes(phase)) return refuse('not-succeeded', { phase });
  const way = wayBack(state, canary);
  if ('code' in way) return { plan: null, write: null, refusal: way };
  const workload = `${way.target}-primary`;
  if (!state.primary || !sameImages(state.primary.images, way.from)) {
    return refuse('already-moved', { workload });
  }
  if (state.releases.at(-1)?.release.configChanged) {
    return refuse('configs-overwritten', { workload });
  }
  const write: ImagesWrite = {
    field: 'primary.images',
    kind: way.kind,
    workload,
    from: way.from,
    value: way.to,
  };
  const undo = { ...write, from: way.to, value: way.from };
  const images = way.to.map(({ image }) => image);
  return {
    refusal: null,
    write,
    plan: {
      lever: 'primary-images',
      params: { primary: workload },
      ...trafficOf(view, phase, images),
      version: images,
      commands: [kubectlSetImage(view, write), kubectlSetImage(view, undo)],
      restores: null,
      // Its pods are replaced, and that must be seen.
      withinMs: spec.progressDeadlineSeconds * 1_000 + spec.intervalMs,
      warnings: [
        { code: 'primary-unchecked', params: {} },
        { code: 'target-keeps-version', params: { target: way.target } },
        ...warnOfGit(view).filter(({ code }) => code === 'revert-in-git'),
        { code: 'images-only', params: {} },
      ],
    },
  };
}

/** After success the primary serves everybody; after a promotion that failed, perhaps the canary. */
function trafficOf(view: ActionView, phase: string, images: string[]) {
  return phase === 'Succeeded'
    ? {
        weightNow: 0,
        weightAfter: 0,
        servesNow: servedBy(view.state),
        imagesAfter: images,
      }
    : staying(view);
}
