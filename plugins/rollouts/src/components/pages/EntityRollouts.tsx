import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Route, Routes } from 'react-router-dom';
import { queryClient } from '../../queries/client';
import { RunbookMemory } from '../runbook/RunbookMemory';
import { RunbookOfPage, RunbookPage } from '../runbook/RunbookPage';
import { Surface } from '../base/Surface';
import { HistoryPage } from './HistoryPage';
import { NowRoute } from './NowRoute';
import { ReleasePage } from './ReleasePage';
import { RolloutPage } from './RolloutPage';
import { linksAt, TabLinksContext, useTabPath } from './tabLinks';

/** The rollouts tab of a catalog entity. The entity page draws the frame around it. */
export function EntityRollouts() {
  const { entity } = useEntity();
  const path = useTabPath();
  const entityRef = stringifyEntityRef(entity);
  const links = useMemo(() => linksAt(path, entityRef), [path, entityRef]);
  return (
    <QueryClientProvider client={queryClient}>
      <TabLinksContext.Provider value={links}>
        <Surface>
          <RunbookMemory key={entityRef}>
            <Routes>
              <Route path="releases/:id" element={<ReleasePage />} />
              <Route
                path="runbook/*"
                element={<RunbookPage entityRef={entityRef} />}
              />
              <Route
                path="runbook-of/:namespace/:kind/:name/*"
                element={<RunbookOfPage />}
              />
              <Route
                path="history"
                element={
                  <RolloutPage
                    key={entityRef}
                    entity={entity}
                    page={HistoryPage}
                  />
                }
              />
              <Route
                path="*"
                element={<NowRoute key={entityRef} entity={entity} />}
              />
            </Routes>
          </RunbookMemory>
        </Surface>
      </TabLinksContext.Provider>
    </QueryClientProvider>
  );
}
