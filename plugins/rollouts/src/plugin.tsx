import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiRocketLine } from '@remixicon/react';
import { rolloutsApi } from './api';
import { cardFilter, tabFilter } from './filters';
import { entityRolloutsRouteRef } from './routes';

export const entityTab = EntityContentBlueprint.make({
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    group: 'deployment',
    icon: <RiRocketLine />,
    routeRef: entityRolloutsRouteRef,
    filter: tabFilter,
    loader: () =>
      import('./components/pages/EntityRollouts').then(m => (
        <m.EntityRollouts />
      )),
  },
});

export const statusCard = EntityCardBlueprint.make({
  name: 'status',
  params: {
    type: 'info',
    filter: cardFilter,
    loader: () =>
      import('./components/card/StatusCard').then(m => <m.StatusCard />),
  },
});

/** The rollouts tab and card of catalog entities. @public */
export const rolloutsPlugin = createFrontendPlugin({
  pluginId: 'rollouts',
  title: 'Rollouts',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityContent: entityRolloutsRouteRef },
  extensions: [rolloutsApi, entityTab, statusCard],
});
