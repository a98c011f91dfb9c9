import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiFileShieldLine, RiRocketLine } from '@remixicon/react';
import { rolloutsApi } from './api';
import { cardFilter, tabFilter } from './filters';
import { auditRouteRef, entityRolloutsRouteRef } from './routes';

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

export const auditPage = PageBlueprint.make({
  name: 'audit',
  params: {
    path: '/rollouts/audit',
    title: 'Rollouts audit',
    icon: <RiFileShieldLine />,
    routeRef: auditRouteRef,
    loader: () =>
      import('./components/audit/AuditPage').then(m => <m.AuditPage />),
  },
});

/** The rollouts tab and card of catalog entities, and the page of the audit. @public */
export const rolloutsPlugin = createFrontendPlugin({
  pluginId: 'rollouts',
  title: 'Rollouts',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityContent: entityRolloutsRouteRef, audit: auditRouteRef },
  extensions: [rolloutsApi, entityTab, statusCard, auditPage],
});
