import { rolloutReadPermission } from '@rollouts/backstage-plugin-rollouts-common';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './StateMessage.module.css';

/** The reader may not see what is here; the permission is named so that it can be asked for. */
export function Denied() {
  const { words } = useWords();
  return (
    <Panel title={words('state.denied.title')}>
      <p className={styles.text}>
        {words('state.denied.text', { permission: rolloutReadPermission.name })}
      </p>
    </Panel>
  );
}
