import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createSandboxRouter } from './createSandboxRouter';

/** Lets the demo portal's pages reach the control of the embedded cluster. */
export const sandboxPlugin = createBackendPlugin({
  pluginId: 'sandbox',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpRouter }) {
        const control = config.getOptionalString('sandbox.control');
        if (control) httpRouter.use(createSandboxRouter(control));
      },
    });
  },
});
