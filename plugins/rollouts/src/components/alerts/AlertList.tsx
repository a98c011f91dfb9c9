import { Button } from '@backstage/ui';
import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import { useState } from 'react';
import { useWords } from '../base/useWords';
import { AlertItem } from './AlertItem';
import styles from './AlertList.module.css';

/** A page of two thousand alerts would be slow, and nobody reads it. */
const STEP = 50;

/** Alerts in the order in which they came, worst first; many are shown a part at a time. */
export function AlertList(props: {
  alerts: Alert[];
  label: string;
  /** This many at first, and so many more for each press. */
  shown: number;
  selectedId: string | null;
  shownRef: string;
  hrefOf: (alert: Alert) => string | null;
}) {
  const { alerts, label, selectedId, shownRef, hrefOf } = props;
  const { words } = useWords();
  const [presses, setPresses] = useState(0);
  // The one that a link points to must be seen, however far down it is.
  const selected = alerts.findIndex(({ id }) => id === selectedId);
  const count = Math.max(props.shown + presses * STEP, selected + 1);
  const rest = alerts.length - count;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {alerts.slice(0, count).map(alert => (
          <AlertItem
            key={alert.id}
            alert={alert}
            shownRef={shownRef}
            selected={alert.id === selectedId}
            href={hrefOf(alert)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <span>
          <Button
            variant="secondary"
            size="small"
            onPress={() => setPresses(presses + 1)}
          >
            {words('alerts.more', { count: Math.min(rest, STEP) })}
          </Button>
        </span>
      )}
    </>
  );
}
