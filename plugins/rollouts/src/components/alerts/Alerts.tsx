import type {
  Alert,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { splitAlerts } from '../../lib/alerts/alerts';
import { isBlind, listSources } from '../../lib/page/silentSources';
import { Disclosure } from '../base/Disclosure';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import { SilentSources } from '../state/SilentSources';
import { AlertList } from './AlertList';
import { UnreadableMatchers } from './UnreadableMatchers';
import styles from './Alerts.module.css';

type Answer = RouteOutput<'entityAlerts'>;

/** So many alerts at first: the release must stay in sight. */
const SHOWN = 3;

/** What fires about the component, worst first; what is silenced or unmapped is folded away. */
export function Alerts(props: {
  answer: Answer;
  selectedId: string | null;
  shownRef: string;
  hrefOf: (alert: Alert) => string;
}) {
  const { answer, selectedId, shownRef, hrefOf } = props;
  const { words } = useWords();
  const { told, suppressed } = splitAlerts(answer.alerts);
  const has = (alerts: Alert[]) => alerts.some(({ id }) => id === selectedId);
  const list = { selectedId, shownRef, hrefOf };
  return (
    <section className={styles.alerts} aria-label={words('fact.alerts')}>
      {selectedId && !has([...answer.alerts, ...answer.unmapped]) && (
        <Notice severity="info" title={words('alerts.not-firing.title')}>
          <p>{words('alerts.not-firing.text')}</p>
        </Notice>
      )}
      {told.length > 0 ? (
        <AlertList
          {...list}
          alerts={told}
          shown={SHOWN}
          label={words('alerts.title', { count: told.length })}
        />
      ) : (
        <Quiet answer={answer} />
      )}
      {/* Below the alerts, which must not move when a source falls silent. */}
      <SilentSources subject="alerts" sources={answer.sources} />
      <UnreadableMatchers sets={answer.unreadableMatchers} />
      {answer.omitted > 0 && (
        <p className={styles.line}>
          {words('alerts.omitted', { count: answer.omitted })}
        </p>
      )}
      <Folded
        {...list}
        alerts={suppressed}
        open={has(suppressed)}
        label={words('alerts.suppressed', { count: suppressed.length })}
      />
      <Folded
        {...list}
        alerts={answer.unmapped}
        open={has(answer.unmapped)}
        label={words('alerts.unmapped', { count: answer.unmapped.length })}
      />
    </section>
  );
}

/** Nothing fires, or nobody knows: those are different. */
function Quiet({ answer }: { answer: Answer }) {
  const { words } = useWords();
  const sources = listSources(answer.sources);
  const isUnknown = isBlind(answer.sources);
  return (
    <p className={styles.line}>
      {words(isUnknown ? 'alerts.unknown' : 'alerts.none')}{' '}
      <span className={styles.muted}>
        ({words(isUnknown ? 'alerts.asked' : 'alerts.read', { sources })})
      </span>
    </p>
  );
}

function Folded(props: {
  alerts: Alert[];
  open: boolean;
  label: string;
  selectedId: string | null;
  shownRef: string;
  hrefOf: (alert: Alert) => string;
}) {
  const { alerts, open, label, ...list } = props;
  if (alerts.length === 0) return null;
  return (
    <Disclosure summary={label} open={open}>
      <AlertList {...list} alerts={alerts} label={label} shown={20} />
    </Disclosure>
  );
}
