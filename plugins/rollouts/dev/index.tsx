import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { RiListCheck } from '@remixicon/react';
import rolloutsPlugin, { rolloutsApiRef } from '../src';
import { fakeApi } from '../src/__testUtils__/fakeApi';

const fake = createFrontendModule({
  pluginId: 'rollouts',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: rolloutsApiRef, deps: {}, factory: fakeApi }),
    }),
  ],
});

// A page needs one to get its entry in the sidebar.
const statesRouteRef = createRouteRef();

const dev = createFrontendPlugin({
  pluginId: 'rollouts-dev',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/states',
        title: 'States',
        icon: <RiListCheck />,
        routeRef: statesRouteRef,
        loader: () => import('./States').then(m => <m.States />),
      },
    }),
  ],
});

createDevApp({ features: [rolloutsPlugin, fake, dev] });
