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
import { techdocsStorageApiRef } from '@backstage/plugin-techdocs-react';
import { fakeApi } from '../src/__testUtils__/fakeApi';
import { fakeDocs } from '../src/__testUtils__/fakeDocs';

const fake = createFrontendModule({
  pluginId: 'rollouts',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: rolloutsApiRef, deps: {}, factory: fakeApi }),
    }),
  ],
});

// A module of a plugin that is not there would have no effect.
const fakeTechDocs = createFrontendPlugin({
  pluginId: 'techdocs',
  extensions: [
    ApiBlueprint.make({
      name: 'storage',
      params: define =>
        define({ api: techdocsStorageApiRef, deps: {}, factory: fakeDocs }),
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

createDevApp({ features: [rolloutsPlugin, fake, fakeTechDocs, dev] });
