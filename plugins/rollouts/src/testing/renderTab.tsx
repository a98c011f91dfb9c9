import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { RolloutsApi } from '@rollouts/backstage-plugin-rollouts-common';
import { rolloutsApiRef } from '../api';
import { entityTab, statusCard } from '../plugin';
import { queryClient } from '../queries/client';
import { entityIn, fakeApi } from './fakeApi';

/** Draws the tab (or the card) of an entity that is in a state, as the app would. */
export function renderInState(
  state: string,
  options: {
    path?: string;
    card?: boolean;
    api?: Partial<RolloutsApi>;
    onSubscribe?: (send: (message: any) => void) => void;
  } = {},
) {
  queryClient.clear();
  const { path = '/', card = false, api, onSubscribe } = options;
  const signals = {
    subscribe: (_channel: string, send: (message: any) => void) => {
      onSubscribe?.(send);
      return { unsubscribe: () => {} };
    },
  };
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entityIn(state) }),
      card ? statusCard : entityTab,
      ApiBlueprint.make({
        name: 'rollouts',
        params: define =>
          define({
            api: rolloutsApiRef,
            deps: {},
            factory: () => ({ ...fakeApi(), ...api }),
          }),
      }),
      ApiBlueprint.make({
        name: 'signals',
        params: define =>
          define({ api: signalApiRef, deps: {}, factory: () => signals }),
      }),
    ],
    initialRouteEntries: [path],
  });
}
