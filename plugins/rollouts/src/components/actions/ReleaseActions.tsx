import type {
  Release,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { sayFailure } from '../../lib/page/failure';
import { useReleaseActions } from '../../queries/deciding/useReleaseActions';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './Actions.module.css';
import { Receipt } from './Receipt';

/** Who asked for what during a release, who was denied, and what the cluster did. */
export function ReleaseActions(props: { release: Release; rollout: Rollout }) {
  const { release, rollout } = props;
  const { words } = useWords();
  // The phase of the rollout is that of its open release.
  const phase = release.closedAt === null ? rollout.phase : null;
  const query = useReleaseActions(release.id, release.closedAt === null);
  const items = query.data?.items;
  return (
    <Panel title={words('actions.title')}>
      {query.isError && !items && (
        <p>
          {words('actions.loading-failed', {
            reason: sayFailure(query.error, words),
          })}
        </p>
      )}
      {items?.length === 0 && <p>{words('actions.none')}</p>}
      {items && items.length > 0 && (
        <div className={styles.actions}>
          {items.map(action => (
            <Receipt key={action.id} action={action} phase={phase} />
          ))}
        </div>
      )}
      {query.data?.moreDenials && <p>{words('actions.more-denials')}</p>}
    </Panel>
  );
}
