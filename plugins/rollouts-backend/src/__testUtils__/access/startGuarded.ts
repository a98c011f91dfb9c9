import {
  type AuditorServiceCreateEventOptions,
  type AuthService,
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockServices,
  startTestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionBackend from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { rolloutsPlugin } from '../../plugin';
import type { Identities } from './Identities';
import { recordMounted } from './mountedRoutes';

/** A denial or deed as the auditor was told of it. */
export interface Audited extends AuditorServiceCreateEventOptions {
  /** `success`, or the message of the error. */
  end: string;
}

/**
 * The plugin behind Backstage's own authentication and its own permission backend, so that a token is
 * worth here what it is worth in a portal.
 */
export async function startGuarded(options: {
  databases: TestDatabases;
  knex: Knex;
  config: JsonObject;
  entities: Entity[];
  identities: Identities;
  policy: PermissionPolicy;
}) {
  const { databases, knex, identities } = options;
  const mounted = recordMounted();
  const neighbour = aNeighbour();
  const audited: Audited[] = [];
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mounted.feature,
      identities.plugin(),
      neighbour.feature,
      permissionBackend,
      withPolicy(options.policy),
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      mockServices.rootConfig.factory({ data: options.config }),
      catalogServiceMock.factory({ entities: options.entities }),
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        async factory({ plugin }) {
          const isOurs = plugin.getId() === 'rollouts';
          const client = isOurs ? knex : await databases.init('SQLITE_3');
          return { getClient: async () => client };
        },
      }),
      mockServices.auditor.mock({
        createEvent: async event => ({
          success: async () => {
            // Of the audit: tests of its own tell when.
            if (event.eventId.startsWith('audit-')) return;
            audited.push({ ...event, end: 'success' });
          },
          fail: async ({ error }) => {
            audited.push({ ...event, end: error.message });
          },
        }),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  return {
    backend,
    agent: request(backend.server),
    routes: mounted.routes,
    neighbour: neighbour.auth(),
    /** Tells what the auditor was told since the last call. */
    audited: () => audited.splice(0),
  };
}

/** Another plugin, for the sake of what it may ask. */
function aNeighbour() {
  let own: AuthService | undefined;
  const feature = createBackendPlugin({
    pluginId: 'neighbour',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth },
        async init({ auth }) {
          own = auth;
        },
      });
    },
  });
  return {
    feature,
    auth(): AuthService {
      if (!own) throw new Error('The portal has not started');
      return own;
    },
  };
}

function withPolicy(policy: PermissionPolicy) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'policy-under-test',
    register(env) {
      env.registerInit({
        deps: { point: policyExtensionPoint },
        async init({ point }) {
          point.setPolicy(policy);
        },
      });
    },
  });
}
