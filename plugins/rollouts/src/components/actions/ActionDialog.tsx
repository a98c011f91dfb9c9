import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type {
  ActionOffer,
  ActionPlan,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useState } from 'react';
import { Surface } from '../base/Surface';
import { useWords } from '../base/useWords';
import styles from './ActionDialog.module.css';
import { DecisionNotice } from './DecisionNotice';
import { PlanView } from './PlanView';
import { isReason, Reason } from './Reason';
import { TypedName } from './TypedName';
import { useDecision } from './useDecision';

/** Asks before acting: on what, what it leads to, and why. */
export function ActionDialog(props: {
  rollout: Rollout;
  offer: ActionOffer;
  onClose: () => void;
  /** It was asked for: closes as well. */
  onDone: () => void;
}) {
  const { rollout, offer, onClose, onDone } = props;
  const { verb, plan } = offer;
  const { words } = useWords();
  const decision = useDecision(rollout, verb, onDone);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const { seen, changed, isPending } = decision;
  const shown = usePlanAsAsked(plan, isPending);
  const name = shown?.typed;
  const possible = plan !== null && seen !== null && !changed;
  const isDestructive = verb === 'rollback' || verb === 'promote-unchecked';
  const confirm = () => {
    const isTyped = typeof name !== 'string' || typed === name;
    if (isReason(reason) && isTyped) {
      decision.decide(reason.trim(), name ?? undefined);
    } else setTries(tries + 1);
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
            {shown && <PlanView rollout={rollout} verb={verb} plan={shown} />}
            <Reason value={reason} onChange={setReason} tries={tries} />
            {typeof name === 'string' && (
              <TypedName
                name={name}
                value={typed}
                onChange={setTyped}
                isTried={tries > 0}
              />
            )}
          </div>
        </Surface>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {words('dialog.cancel')}
        </Button>
        <Button
          destructive={isDestructive}
          className={isDestructive ? styles.rollback : undefined}
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

/** While a request is on its way its own plan stays: what is offered then is about the next one. */
function usePlanAsAsked(
  plan: ActionPlan | null,
  asking: boolean,
): ActionPlan | null {
  const [asked, setAsked] = useState(plan);
  if (!asking && plan !== asked) setAsked(plan);
  return asking ? asked : plan;
}
