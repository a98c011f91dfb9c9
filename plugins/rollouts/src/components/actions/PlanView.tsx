import type {
  ActionPlan,
  Rollout,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  sayConsequence,
  sayImages,
  sayWarnings,
  toComparison,
} from '../../lib/actions/plan';
import { formatDuration } from '../../lib/format/time';
import { CopyText } from '../base/CopyText';
import { Disclosure } from '../base/Disclosure';
import { Facts } from '../base/Facts';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import styles from './PlanView.module.css';

/** What would be done to what, and what follows from it. */
export function PlanView(props: {
  rollout: Rollout;
  verb: Verb;
  plan: ActionPlan;
}) {
  const { rollout, verb, plan } = props;
  const { words, locale } = useWords();
  const { target, namespace, cluster } = rollout;
  const duration = formatDuration(plan.withinMs, locale);
  const { restores } = plan;
  return (
    <>
      <Facts
        facts={[
          {
            label: words('dialog.target'),
            value: `${target?.kind ?? 'Canary'} ${namespace}/${
              target?.name ?? rollout.name
            }`,
          },
          { label: words('dialog.cluster'), value: <strong>{cluster}</strong> },
          {
            label: words(`dialog.version.${verb}`),
            value: <strong>{sayImages(plan.version, words)}</strong>,
          },
          ...toComparison(plan, words).map(({ label, now, after }) => ({
            label,
            value: <NowAfter now={now} after={after} />,
          })),
        ]}
      />
      <p>
        <strong>{sayConsequence({ verb, plan }, words)}</strong>{' '}
        {words('dialog.within', { duration })}
        {restores && ` ${words('dialog.restores', { field: restores })}`}
      </p>
      <Warnings plan={plan} />
      {plan.commands.length > 0 && (
        <Disclosure summary={words('dialog.commands')}>
          {plan.commands.map(command => (
            <CopyText key={command} text={command} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function NowAfter({ now, after }: { now: string; after: string | null }) {
  const { words } = useWords();
  if (after === null) return <>{words('dialog.stays', { now })}</>;
  return (
    <span>
      {words('dialog.now')} {now}, {words('dialog.after')}{' '}
      <strong>{after}</strong>
    </span>
  );
}

function Warnings({ plan }: { plan: ActionPlan }) {
  const { words, locale } = useWords();
  const warnings = sayWarnings(plan, words, locale);
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label={words('dialog.warnings')}>
      {warnings.map(text => (
        <li key={text} className={styles.warning}>
          <ToneIcon tone="alert" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
