import type {
  Alert,
  Rollout,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { Link } from '@backstage/ui';
import { otherRunbooks } from '../../lib/runbook/runbook';
import { worstOf } from '../../lib/runbook/shown';
import { Notice } from '../base/Notice';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { ACTIONS_ID, RUNBOOK_ID, useTabLinks } from '../pages/tabLinks';
import { RunbookBody } from './RunbookBody';
import styles from './RunbookPanel.module.css';
import { useArrival } from './useArrival';
import { useShownRunbook } from './useShownRunbook';

/** The runbook of the alert that was chosen, or of the first worst one; others are a press away. */
export function RunbookPanel(props: {
  rollout: Rollout;
  answer: RouteOutput<'entityAlerts'> | undefined;
  selectedId: string | null;
}) {
  const { rollout, answer, selectedId } = props;
  const { words } = useWords();
  const links = useTabLinks();
  const place = useArrival(RUNBOOK_ID);
  const shown = useShownRunbook(answer, selectedId);
  if (!shown) return null;
  const { alert, isOver } = shown;
  const { runbook } = alert;
  const worst = isOver && answer ? worstOf(answer) : undefined;
  return (
    <div id={RUNBOOK_ID} ref={place} tabIndex={-1} className={styles.place}>
      <Panel
        title={words('runbook.title')}
        aside={
          runbook.kind === 'techdocs' && (
            <Link href={links.docs(runbook, rollout)}>
              {words('runbook.open')}
            </Link>
          )
        }
      >
        <div className={styles.panel}>
          {isOver && <Over worst={worst} rollout={rollout} />}
          <RunbookBody alert={alert} rollout={rollout} />
          <Others
            alerts={otherRunbooks(answer?.alerts ?? [], alert)}
            rollout={rollout}
          />
          <a className={styles.up} href={`#${ACTIONS_ID}`}>
            {words('runbook.up')}
          </a>
        </div>
      </Panel>
    </div>
  );
}

/** The text stays under the reader's eyes when its alert ends. */
function Over(props: { worst: Alert | undefined; rollout: Rollout }) {
  const { worst, rollout } = props;
  const { words } = useWords();
  const links = useTabLinks();
  return (
    <div role="status">
      <Notice severity="info" title={words('runbook.over')}>
        {worst && (
          <p>
            <Link href={links.alert(worst.id, rollout)}>
              {words('runbook.over.worst', { alert: worst.name })}
            </Link>
          </p>
        )}
      </Notice>
    </div>
  );
}

function Others({ alerts, rollout }: { alerts: Alert[]; rollout: Rollout }) {
  const { words } = useWords();
  const links = useTabLinks();
  if (alerts.length === 0) return null;
  return (
    <nav aria-label={words('runbook.others')}>
      <h3 className={styles.heading}>{words('runbook.others')}</h3>
      <ul className={styles.others}>
        {alerts.map(({ id, name }) => (
          <li key={id}>
            <Link href={links.alert(id, rollout)}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
