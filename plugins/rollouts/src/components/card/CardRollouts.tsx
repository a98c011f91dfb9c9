import { Link } from '@backstage/ui';
import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { sourceOf } from '../../lib/page/freshness';
import {
  inFixedOrder,
  needsNames,
  writeAddress,
} from '../../lib/page/selection';
import { explain, toHazards } from '../../lib/rollout/explanation';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import { Explained } from '../rollout/Explained';
import { useKnownSources } from '../state/useKnownSources';
import { Freshness } from '../switcher/Freshness';
import { StatusBadge } from '../switcher/StatusBadge';
import styles from './StatusCard.module.css';

/** One short paragraph per rollout. */
export function CardRollouts(props: {
  rollouts: Rollout[];
  sources: Source[];
  /** They could not be read again. */
  isFailing: boolean;
  tabPath: string | undefined;
}) {
  const { rollouts, tabPath } = props;
  const sources = useKnownSources(props.sources, props.isFailing);
  const named = needsNames(rollouts);
  return (
    <ul className={styles.list}>
      {inFixedOrder(rollouts).map(rollout => (
        <li key={rollout.ref} className={styles.item}>
          <div className={styles.head}>
            <Name
              text={
                named ? `${rollout.cluster}: ${rollout.name}` : rollout.cluster
              }
              href={tabPath && `${tabPath}${writeAddress(rollout)}`}
            />
            <StatusBadge
              rollout={rollout}
              source={sourceOf(rollout, sources)}
            />
          </div>
          <Sentence rollout={rollout} />
          <Freshness source={sourceOf(rollout, sources)} />
        </li>
      ))}
    </ul>
  );
}

function Name({ text, href }: { text: string; href: string | undefined }) {
  return (
    <span className={styles.name}>
      {href ? <Link href={href}>{text}</Link> : text}
    </span>
  );
}

/** The worst hazard if there is one, since nothing matters more; else the explanation. */
function Sentence({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  const danger = toHazards(rollout, words, locale).find(
    ({ severity }) => severity === 'danger',
  );
  const { lead } = explain(rollout, words, locale);
  return (
    <p className={styles.text}>
      {danger ? (
        <>
          <ToneIcon tone="bad" /> <strong>{danger.title}.</strong> {lead}
        </>
      ) : (
        <Explained rollout={rollout} />
      )}
    </p>
  );
}
