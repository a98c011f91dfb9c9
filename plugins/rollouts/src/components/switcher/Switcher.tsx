import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { Link } from 'react-router-dom';
import { sourceOf } from '../../lib/page/freshness';
import { inFixedOrder, needsNames } from '../../lib/page/selection';
import { useWords } from '../base/useWords';
import { Freshness } from './Freshness';
import { StatusBadge } from './StatusBadge';
import styles from './Switcher.module.css';

/** One card per rollout; each is a link, so a rollout can be shared and opened in a new tab. */
export function Switcher(props: {
  rollouts: Rollout[];
  sources: Source[];
  shownRef: string | null;
  linkTo: (rollout: Rollout) => string;
}) {
  const { rollouts, sources, shownRef, linkTo } = props;
  const { words } = useWords();
  const named = needsNames(rollouts);
  return (
    <nav aria-label={words('switcher.label')}>
      <ul className={styles.list}>
        {inFixedOrder(rollouts).map(rollout => (
          <li key={rollout.ref} className={styles.item}>
            <Link
              to={linkTo(rollout)}
              className={styles.card}
              aria-current={rollout.ref === shownRef ? 'true' : undefined}
            >
              <span className={styles.head}>
                <span className={styles.cluster}>{rollout.cluster}</span>
                <StatusBadge
                  rollout={rollout}
                  source={sourceOf(rollout, sources)}
                />
              </span>
              {named && (
                <span className={styles.name}>
                  {rollout.namespace}/{rollout.name}
                </span>
              )}
              <Freshness source={sourceOf(rollout, sources)} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
