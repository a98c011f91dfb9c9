import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import { sayAround } from '../../lib/words';
import { Person } from '../base/Person';
import { useWords } from '../base/useWords';

/** Why a release ended: who decided it through the portal, else its cause. */
export function Ending({ release }: { release: Release }) {
  const { words } = useWords();
  const { decision, cause } = release;
  if (!decision) return <>{cause && words(`cause.${cause.code}`)}</>;
  const [before, after] = sayAround(words, `decision.${decision.verb}`, ['by']);
  return (
    <>
      {before}
      <Person entityRef={decision.by} />
      {after}
    </>
  );
}
