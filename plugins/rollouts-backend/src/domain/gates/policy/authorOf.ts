import { sameImages } from '../../actions/sameImages';
import type { RolloutState } from '../../state';

/** As the catalog lets entities be named. */
const NAME = '[a-z0-9](?:[-_.a-z0-9]{0,61}[a-z0-9])?';
/** A person's full ref, in any case. Nothing is filled in: what no person can be called would match nobody. */
const USER = new RegExp(`^user:${NAME}/${NAME}$`, 'i');

/**
 * Who made the change that a release brings, by the annotation of the target's pod template; null: it
 * is not known. The template says nothing of a release that brings other configs only, and nothing
 * certain while a newer one may be on its way.
 */
export function authorOf({
  canary,
  target,
  primary,
  releases,
}: RolloutState): string | null {
  const status = canary?.status;
  if (!status || !target?.author) return null;
  if (status.phase === 'Waiting') {
    if (!bringsOtherImages({ primary, target, releases })) return null;
  } else {
    if (status.lastAppliedSpec === status.lastPromotedSpec) return null;
    if (releases.at(-1)?.unsettled) return null;
  }
  const author = target.author.trim();
  return USER.test(author) ? author.toLocaleLowerCase('en-US') : null;
}

/**
 * While Flagger waits for the start, its status is that of the release before. Then the template is of
 * this release for certain where it has images that neither the primary nor the release before had.
 */
function bringsOtherImages({
  primary,
  target,
  releases,
}: Pick<RolloutState, 'primary' | 'target' | 'releases'>): boolean {
  if (!target || !primary) return false;
  const before = releases.at(-2)?.release.images.to;
  return ![primary.images, ...(before ? [before] : [])].some(images =>
    sameImages(images, target.images),
  );
}
