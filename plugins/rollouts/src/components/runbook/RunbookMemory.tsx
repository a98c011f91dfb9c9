import { PropsWithChildren, useState } from 'react';
import type { ShownRunbook } from '../../lib/runbook/shown';
import { ShownRunbookContext } from './useShownRunbook';

/** Remembers which runbook is shown while the reader goes through the tab. */
export function RunbookMemory({ children }: PropsWithChildren<{}>) {
  const [memory] = useState<{ current: ShownRunbook | null }>({
    current: null,
  });
  return (
    <ShownRunbookContext.Provider value={memory}>
      {children}
    </ShownRunbookContext.Provider>
  );
}
