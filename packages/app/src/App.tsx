import { createApp } from '@backstage/frontend-defaults';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { sandboxPlugin } from './sandbox/sandboxPlugin';

const signIn = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: () => import('./signIn/ChoosePerson').then(m => m.ChoosePerson),
      },
    }),
  ],
});

// Plugins are found by app.packages in app-config.yaml: a dependency in package.json is enough.
export default createApp({ features: [signIn, sandboxPlugin] });
