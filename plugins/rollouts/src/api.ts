import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  RolloutsApi,
  RolloutsClient,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The rollouts backend, as the browser sees it. Replace it to test or to mock. @public */
export const rolloutsApiRef = createApiRef<RolloutsApi>().with({
  id: 'plugin.rollouts.client',
  pluginId: 'rollouts',
});

export const rolloutsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: rolloutsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RolloutsClient(deps),
    }),
});
