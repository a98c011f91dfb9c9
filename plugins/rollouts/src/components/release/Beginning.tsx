import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import { sayAround } from '../../lib/words';
import { Person } from '../base/Person';
import { useWords } from '../base/useWords';

/** Who made a release begin through the portal, and why; nothing where nobody did. */
export function Beginning({ release }: { release: Release }) {
  const { words } = useWords();
  const { begunBy } = release;
  if (!begunBy) return null;
  const { verb, by, reason } = begunBy;
  const names = ['by'];
  const [before, after] = sayAround(words, `beginning.${verb}`, names, {
    reason: reason.replace(/\.\s*$/, ''),
  });
  return (
    <>
      {before}
      <Person entityRef={by} />
      {after}
    </>
  );
}
