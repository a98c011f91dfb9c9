import { Button } from '@backstage/ui';
import type {
  ActionOffer,
  Refusal,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { refusalIn, sayRefusal } from '../../lib/actions/refusal';
import { sayImages } from '../../lib/actions/plan';
import { seenIn } from '../../lib/actions/seen';
import {
  isOutcomeUnknown,
  kindOfFailure,
  sayFailure,
} from '../../lib/page/failure';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import type { Decision } from './useDecision';

/** Why nothing was done yet: it changed, it was refused, or nobody knows. */
export function DecisionNotice(props: {
  rollout: Rollout;
  offer: ActionOffer;
  decision: Decision;
}) {
  const { offer, decision } = props;
  const { error, changed, isPending } = decision;
  if (isPending || (!changed && !offer.refusal && !error)) return null;
  return (
    <div role="alert">
      {changed && <Changed {...props} />}
      {!changed && offer.refusal && <NotOffered refusal={offer.refusal} />}
      {!changed && !offer.refusal && <Refused error={error} offer={offer} />}
    </div>
  );
}

/** It is not offered any more: that says more than the answer to the request. */
function NotOffered({ refusal }: { refusal: Refusal }) {
  const { words, locale } = useWords();
  return (
    <Notice severity="warning" title={words('dialog.refused.title')}>
      <p>{sayRefusal(refusal, words, locale)}</p>
    </Notice>
  );
}

function Changed(props: {
  rollout: Rollout;
  offer: ActionOffer;
  decision: Decision;
}) {
  const { words } = useWords();
  const { plan } = props.offer;
  const { seen, changed, lookAgain } = props.decision;
  const now = seenIn(props.rollout, plan);
  return (
    <Notice
      severity="warning"
      title={words('dialog.changed.title')}
      action={
        <Button variant="secondary" size="small" onPress={lookAgain}>
          {words('dialog.changed.again')}
        </Button>
      }
    >
      <p>
        {changed === 'way' && words('dialog.changed.way')}
        {changed === 'version' &&
          words('dialog.changed.version', {
            images: sayImages(plan?.version ?? null, words),
          })}
        {changed === 'release' &&
          words('dialog.changed.text', {
            seenNumber: seen?.number,
            seenPhase: seen?.phase,
            number: now?.number ?? '–',
            phase: now?.phase ?? '–',
          })}
      </p>
    </Notice>
  );
}

function Refused(props: { error: unknown; offer: ActionOffer }) {
  const { words, locale } = useWords();
  const { error, offer } = props;
  const kind = kindOfFailure(error);
  const refusal = refusalIn(error);
  const reason = refusal
    ? sayRefusal(refusal, words, locale)
    : sayFailure(error, words);
  if (isOutcomeUnknown(error)) {
    return <p>{words('dialog.unknown-outcome', { reason })}</p>;
  }
  return (
    <Notice severity="danger" title={words('dialog.refused.title')}>
      <p>
        {kind === 'denied'
          ? words('dialog.denied', { permission: offer.permission })
          : reason}
      </p>
    </Notice>
  );
}
