import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  auditReadPermission,
  rolloutsPermissions,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  RolloutResource,
  rolloutPermissionRules,
  rolloutResourceRef,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { RolloutStore } from '../store/RolloutStore';
import { toResource } from './toResource';

/** Makes the resource type `rollout` known to the permission framework. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  store: Pick<RolloutStore, 'listRollouts'>;
}): void {
  const { permissionsRegistry, store } = options;
  permissionsRegistry.addPermissions([auditReadPermission]);
  permissionsRegistry.addResourceType({
    resourceRef: rolloutResourceRef,
    permissions: rolloutsPermissions,
    rules: Object.values(rolloutPermissionRules),
    getResources: refs => getResources(store, refs),
  });
}

/** In the order of the refs, since answers are matched by position; also what no longer exists. */
async function getResources(
  store: Pick<RolloutStore, 'listRollouts'>,
  refs: string[],
): Promise<Array<RolloutResource | undefined>> {
  const rollouts = await store.listRollouts({ refs: [...new Set(refs)] });
  const byRef = new Map(rollouts.map(r => [r.ref, toResource(r)]));
  return refs.map(ref => byRef.get(ref));
}
