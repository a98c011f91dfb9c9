import type { RouteOutput } from '@rollouts/backstage-plugin-rollouts-common';
import { createContext, useContext, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { nextShown, ShownRunbook } from '../../lib/runbook/shown';

/** What is shown outlives the page: the reader opens the whole text and comes back. */
export const ShownRunbookContext = createContext<{
  current: ShownRunbook | null;
}>({ current: null });

/** The runbook to show, which only the reader changes; null: none was ever to be shown. */
export function useShownRunbook(
  answer: RouteOutput<'entityAlerts'> | undefined,
  selectedId: string | null,
): ShownRunbook | null {
  const memory = useContext(ShownRunbookContext);
  const { key } = useLocation();
  const [kept, keep] = useState(memory.current);
  const press = selectedId === null ? null : { alertId: selectedId, key };
  const shown = answer ? nextShown(kept, answer, press) : kept;
  if (shown !== kept) keep(shown);
  useEffect(() => {
    memory.current = shown;
  }, [memory, shown]);
  return shown;
}
