import { Button, Dialog, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { ActionOffer, Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { useState } from 'react';
import { sayRefusal } from '../../lib/actions/refusal';
import { Notice } from '../base/Notice';
import { Surface } from '../base/Surface';
import { useWords } from '../base/useWords';
import styles from './ActionDialog.module.css';
import { DecisionNotice } from './DecisionNotice';
import { PlanView } from './PlanView';
import { isReason, Reason } from './Reason';
import { useDecision } from './useDecision';

/** Asks before acting: on what, what it leads to, and why. */
export function ActionDialog(props: {
  rollout: Rollout;
  offer: ActionOffer;
  onClose: () => void;
}) {
  const { rollout, offer, onClose } = props;
  const { verb, plan, refusal } = offer;
  const { words, locale } = useWords();
  const decision = useDecision(rollout, verb, onClose);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { seen, changed, isPending } = decision;
  const possible = plan !== null && seen !== null && !changed;
  const confirm = () => {
    setTried(true);
    if (isReason(reason)) decision.decide(reason.trim());
  };
  return (
    <Dialog
      isOpen
      width={640}
      onOpenChange={open => open || onClose()}
      className={styles.dialog}
    >
      <DialogHeader>
        {words(`dialog.title.${verb}`, {
          number: seen?.number ?? '–',
          name: rollout.name,
        })}
      </DialogHeader>
      <DialogBody>
        <Surface>
          <div className={styles.body}>
            <DecisionNotice
              rollout={rollout}
              offer={offer}
              decision={decision}
            />
            {plan && <PlanView rollout={rollout} verb={verb} plan={plan} />}
            {refusal && (
              <Notice severity="warning" title={words('dialog.refused.title')}>
                <p>{sayRefusal(refusal, words, locale)}</p>
              </Notice>
            )}
            <Reason value={reason} onChange={setReason} tried={tried} />
          </div>
        </Surface>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {words('dialog.cancel')}
        </Button>
        <Button
          destructive={verb === 'rollback'}
          isDisabled={!possible}
          isPending={isPending}
          onPress={confirm}
        >
          {words(`action.${verb}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
