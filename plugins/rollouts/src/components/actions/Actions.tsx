import type {
  ActionOffer,
  Rollout,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { lazy, Suspense, useState } from 'react';
import { sayFailure } from '../../lib/page/failure';
import { useActionOffers } from '../../queries/deciding/useActionOffers';
import { useWords } from '../base/useWords';
import styles from './Actions.module.css';
import { GateQuestions } from './GateQuestions';
import { OfferButtons } from './OfferButtons';
import { Receipt } from './Receipt';
import { useFollowed } from './useFollowed';

// Most visits press nothing.
const ActionDialog = lazy(() =>
  import('./ActionDialog').then(m => ({ default: m.ActionDialog })),
);

/** What the reader can do about the release, and what became of what was done. */
export function Actions({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const { data, error } = useActionOffers(rollout);
  const [verb, setVerb] = useState<Verb | null>(null);
  const [asked, setAsked] = useState(0);
  const followed = useFollowed(data?.actions ?? []);
  if (!data) {
    if (!error) return null;
    const reason = sayFailure(error, words);
    return <p className={styles.line}>{words('action.failed', { reason })}</p>;
  }
  const isEmpty = data.offers.length + data.gateQuestions.length === 0;
  if (isEmpty && !followed) return null;
  const open = data.offers.find(offer => offer.verb === verb);
  return (
    <div className={styles.actions}>
      {data.offers.length > 0 && (
        <OfferButtons offers={inOrder(data.offers)} onOpen={setVerb} />
      )}
      <GateQuestions questions={data.gateQuestions} />
      {followed && <Receipt action={followed} asked={asked} />}
      {open && (
        <Suspense fallback={null}>
          <ActionDialog
            rollout={rollout}
            offer={open}
            onClose={() => setVerb(null)}
            onDone={() => {
              setVerb(null);
              setAsked(asked + 1);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The way back first: it is the one that is in a hurry. */
function inOrder(offers: ActionOffer[]): ActionOffer[] {
  return [...offers].sort((a, b) => b.verb.localeCompare(a.verb));
}
