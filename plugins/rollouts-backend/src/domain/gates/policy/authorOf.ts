import type { RolloutState } from '../../state';

/** A person's full ref, in any case. */
const USER = /^user:[^/\s]+\/\S+$/i;

/**
 * Who made the change that a release brings, by the annotation of the target's pod template; null: it
 * is not known. The template says nothing of a release that brings other configs only, and nothing
 * certain while a newer one may be on its way.
 */
export function authorOf({
  canary,
  target,
  releases,
}: RolloutState): string | null {
  const status = canary?.status;
  if (!status || !target?.author) return null;
  if (status.lastAppliedSpec === status.lastPromotedSpec) return null;
  if (releases.at(-1)?.unsettled) return null;
  const author = target.author.trim();
  return USER.test(author) ? author.toLocaleLowerCase('en-US') : null;
}
