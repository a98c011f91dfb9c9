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
  Verb,
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

/** Users are moved at once, nothing is checked, or somebody’s wish is ended. */
const destructive: readonly Verb[] = [
  'rollback',
  'promote-unchecked',
  'revert-primary',
  'reject',
];

/** Asks before acting: on what, what it leads to, and why. */
export function ActionDialog(props: {
  rollout: Rollout;
  offer: ActionOffer;
  onClose: () => void;
  /** It was asked for: closes as well. */
  onDone: () => void;
  /** Asks about a rollback instead; null: that is not possible. */
  onRollback: (() => void) | null;
}) {
  const { rollout, offer, onClose, onDone, onRollback } = props;
  const { verb, plan } = offer;
  const { words } = useWords();
  const decision = useDecision(rollout, offer, onDone);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const { seen, changed, isPending } = decision;
  const shown = usePlanAsAsked(plan, isPending);
  const name = shown?.typed;
  const possible = plan !== null && seen !== null && !changed;
  const isDestructive = destructive.includes(verb);
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
            {verb === 'reject' && onRollback && (
              <EndIt onRollback={onRollback} />
            )}
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
      <DialogFooter className={styles.footer}>
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

/** A no leaves what runs as it is: whoever says it may want more than that. */
function EndIt({ onRollback }: { onRollback: () => void }) {
  const { words } = useWords();
  return (
    <div>
      <p>{words('dialog.end-it')}</p>
      <Button variant="secondary" size="small" onPress={onRollback}>
        {words('dialog.end-it.open')}
      </Button>
    </div>
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
