import { renderInTestApp, renderTestApp } from '@backstage/frontend-test-utils';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { techdocsStorageApiRef } from '@backstage/plugin-techdocs-react';
import type { RolloutsApi } from '@rollouts/backstage-plugin-rollouts-common';
import { rolloutsApiRef } from '../api';
import { EntityRollouts } from '../components/pages/EntityRollouts';
import { entityTab, statusCard } from '../plugin';
import { queryClient } from '../queries/client';
import { entityIn, fakeApi } from './fakeApi';
import { fakeDocs } from './fakeDocs';

/** Sends a change hint, as the backend would. */
export type Hint = (message: any) => void;

/** Draws the tab of an entity that is in a state, with its sub-routes; `path` is inside the tab. */
export function renderTab(
  state: string,
  options: {
    path?: string;
    api?: Partial<RolloutsApi>;
    /** False: the portal has none. */
    techdocs?: boolean;
  } = {},
): { hint: Hint } {
  queryClient.clear();
  const listeners = new Set<Hint>();
  const signals = {
    subscribe: (_channel: string, listener: Hint) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  renderInTestApp(
    <EntityProvider entity={entityIn(state)}>
      <EntityRollouts />
    </EntityProvider>,
    {
      mountPath: '/tab/*',
      initialRouteEntries: [`/tab${options.path ?? ''}`],
      apis: [
        [rolloutsApiRef, { ...fakeApi(), ...options.api }],
        [signalApiRef, signals],
        ...(options.techdocs === false
          ? []
          : [[techdocsStorageApiRef, fakeDocs()] as const]),
      ],
    },
  );
  return { hint: message => listeners.forEach(listener => listener(message)) };
}

/** Draws what the plugin adds to the entity's page, through its extensions. */
export function renderExtension(
  state: string,
  extension: typeof entityTab | typeof statusCard,
  annotations?: Record<string, string>,
) {
  queryClient.clear();
  const entity = entityIn(state);
  return renderTestApp({
    extensions: [
      createTestEntityPage({
        entity: { ...entity, metadata: { ...entity.metadata, annotations } },
      }),
      extension,
      ApiBlueprint.make({
        params: define =>
          define({ api: rolloutsApiRef, deps: {}, factory: fakeApi }),
      }),
    ],
  });
}
