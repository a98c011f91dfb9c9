import {
  isInRun,
  type Rollout,
  type Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { lazy, Suspense, useState } from 'react';
import { arrange, isPossible } from '../../lib/actions/arrange';
import { sayFailure } from '../../lib/page/failure';
import { useActionOffers } from '../../queries/deciding/useActionOffers';
import { Disclosure } from '../base/Disclosure';
import { useWords } from '../base/useWords';
import styles from './Actions.module.css';
import { GateQuestions } from './GateQuestions';
import { GateSetupHelp } from './GateSetupHelp';
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
  const { atHand, folded } = arrange(data.offers, isInRun(rollout.phase));
  const open = data.offers.find(offer => offer.verb === verb);
  const canRollBack = data.offers.some(
    offer => offer.verb === 'rollback' && isPossible(offer),
  );
  return (
    <div className={styles.actions}>
      {atHand.length > 0 && (
        <OfferButtons
          title={words('action.title')}
          offers={atHand}
          onOpen={setVerb}
        />
      )}
      {folded.length > 0 && (
        <Disclosure summary={words('action.more')}>
          <OfferButtons
            title={words('action.more')}
            offers={folded}
            onOpen={setVerb}
          />
        </Disclosure>
      )}
      <GateQuestions questions={data.gateQuestions} />
      {data.gateSetup && <GateSetupHelp setup={data.gateSetup} />}
      {followed && (
        <Receipt action={followed} phase={rollout.phase} asked={asked} />
      )}
      {open && (
        <Suspense fallback={null}>
          <ActionDialog
            key={open.verb}
            rollout={rollout}
            offer={open}
            onClose={() => setVerb(null)}
            onRollback={canRollBack ? () => setVerb('rollback') : null}
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
