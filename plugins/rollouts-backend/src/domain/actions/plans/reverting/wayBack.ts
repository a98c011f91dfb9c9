import type {
  ContainerImage,
  Refusal,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutState } from '../../../state';
import type { Actionable } from '../../preconditions';
import { sameImages } from '../../sameImages';
import { refuse, TargetKind, targetKinds } from '../../types';

/** From what the newest release brought to what it replaced. */
export interface WayBack {
  kind: TargetKind;
  target: string;
  from: ContainerImage[];
  to: ContainerImage[];
}

/**
 * What it takes to go back behind the newest release, where that is a matter of images: the history
 * keeps which container ran which, and nothing else of the template.
 */
export function wayBack(
  { releases }: Pick<RolloutState, 'releases'>,
  { spec }: Actionable,
): WayBack | Refusal {
  const { kind, name } = spec.target ?? {};
  const known = targetKinds.find(candidate => candidate === kind);
  if (!known || !name) {
    return refuse('target-kind', { kind: kind ?? null }).refusal;
  }
  const { from: before, to: brought } = releases.at(-1)?.release.images ?? {};
  if (!before || !brought) return refuse('previous-unknown').refusal;
  const isImages =
    sameContainers(before, brought) && !sameImages(before, brought);
  return isImages
    ? { kind: known, target: name, from: brought, to: before }
    : refuse('not-by-images').refusal;
}

function sameContainers(some: ContainerImage[], others: ContainerImage[]) {
  return (
    some.length === others.length &&
    some.every(({ container, init }) =>
      others.some(o => o.container === container && o.init === init),
    )
  );
}
