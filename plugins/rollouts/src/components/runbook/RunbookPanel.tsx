import type {
  Alert,
  Rollout,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { Link } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { chooseAlert, otherRunbooks } from '../../lib/runbook/runbook';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { RUNBOOK_ID, useTabLinks } from '../pages/tabLinks';
import { RunbookBody } from './RunbookBody';
import styles from './RunbookPanel.module.css';

/** The runbook of the alert that was chosen, or of the worst one; the others are a press away. */
export function RunbookPanel(props: {
  rollout: Rollout;
  answer: RouteOutput<'entityAlerts'> | undefined;
  selectedId: string | null;
}) {
  const { rollout, answer, selectedId } = props;
  const { words } = useWords();
  const links = useTabLinks();
  const place = useArrival();
  const alert = chooseAlert(
    answer?.alerts ?? [],
    answer?.unmapped ?? [],
    selectedId,
  );
  if (!alert) return null;
  const { runbook } = alert;
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
          <RunbookBody alert={alert} rollout={rollout} />
          <Others
            alerts={otherRunbooks(answer?.alerts ?? [], alert)}
            rollout={rollout}
          />
        </div>
      </Panel>
    </div>
  );
}

/** Takes whoever pressed an alert's runbook to it: on a phone it is far below. */
function useArrival() {
  const place = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== `#${RUNBOOK_ID}`) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [hash, key]);
  return place;
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
