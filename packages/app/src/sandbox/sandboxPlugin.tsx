import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import BuildIcon from '@material-ui/icons/Build';

const icon = <BuildIcon fontSize="inherit" />;

/** Where a visitor of the demo makes things happen in the simulated clusters. */
export const sandboxPlugin = createFrontendPlugin({
  pluginId: 'sandbox',
  title: 'Sandbox',
  icon,
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/sandbox',
        title: 'Sandbox',
        icon,
        // Pages without one do not get into the navigation.
        routeRef: createRouteRef(),
        loader: () => import('./SandboxPage').then(m => <m.SandboxPage />),
      },
    }),
  ],
});
