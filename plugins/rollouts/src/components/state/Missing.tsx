import { Link } from '@backstage/ui';
import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './StateMessage.module.css';

/** The link names a rollout that this component does not have. */
export function Missing(props: { address: RolloutAddress; href: string }) {
  const { address, href } = props;
  const { words } = useWords();
  return (
    <Panel title={words('state.missing.title')}>
      <div className={styles.state}>
        <p className={styles.text}>
          {words('state.missing.text', {
            name: `${address.namespace}/${address.name}`,
            cluster: address.cluster,
          })}
        </p>
        <Link href={href}>{words('state.missing.show')}</Link>
      </div>
    </Panel>
  );
}
