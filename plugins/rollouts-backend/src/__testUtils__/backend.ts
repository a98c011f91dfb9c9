import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { rolloutsPlugin } from '../plugin';

export const ANN = mockCredentials.user.header('user:default/ann');
export const GUEST = mockCredentials.user.header('user:development/guest');

interface BackendOptions {
  knex: Knex;
  /** The section `rollouts` of app-config. */
  config?: JsonObject;
  entities?: Entity[];
  decision?: PolicyDecision;
  publish?: (signal: unknown) => Promise<void>;
}

/** The whole plugin behind HTTP on the given database. */
export async function startRollouts(options: BackendOptions) {
  const { knex, config = {}, entities = [] } = options;
  const decision = options.decision ?? { result: AuthorizeResult.ALLOW };
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({ data: { rollouts: config } }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      catalogServiceMock.factory({ entities }),
      mockServices.permissions.mock({
        authorizeConditional: async requests => requests.map(() => decision),
      }).factory,
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: options.publish ?? (async () => {}) }),
      }),
    ],
  });
  const agent = request(backend.server);
  return {
    backend,
    agent,
    /** GET with the rights of `authorization`, Ann's unless said otherwise. */
    get: (
      path: string,
      query: object = {},
      authorization: string | null = ANN,
    ) => {
      const get = agent.get(`/api/rollouts${path}`).query(query);
      return authorization ? get.set('authorization', authorization) : get;
    },
  };
}

/** A component with these annotations, owned by the shop team. */
export function aComponent(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop-team' }],
  };
}
