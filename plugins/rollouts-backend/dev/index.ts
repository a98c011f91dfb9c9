import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// `yarn start` in this folder: the plugin alone, for everybody, without sign-in. Clusters come from
// app-config.yaml at the root of the repository. Try it with
//   curl 'http://localhost:7007/api/rollouts/v1/entity-rollouts?entity=component:default/checkout'
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'checkout',
          namespace: 'default',
          annotations: { 'flagger.app/canary': 'shop/checkout' },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'shop-team' },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/shop-team' }],
      },
    ],
  }),
);
backend.add(import('../src'));

backend.start();
