import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEffect, useState } from 'react';
import { useEntityAlerts } from '../../queries/judging/useEntityAlerts';
import { NowPage } from './NowPage';
import { RolloutPage } from './RolloutPage';

/** Longer than this nobody waits for alerts when the release is known. */
const PATIENCE_MS = 1_000;

/**
 * Alerts stand above the release: they are asked for with it, and it is not drawn before they have
 * answered, so that it does not move away under the reader's finger.
 */
export function NowRoute({ entity }: { entity: Entity }) {
  const { isPending } = useEntityAlerts(stringifyEntityRef(entity));
  const isLate = useIsLate();
  return (
    <RolloutPage entity={entity} page={NowPage} isHeld={isPending && !isLate} />
  );
}

function useIsLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
