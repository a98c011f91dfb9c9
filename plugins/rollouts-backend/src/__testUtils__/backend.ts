import {
  AuditorServiceCreateEventOptions,
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
  /** Which permissions on a rollout the caller has beside reading; all unless said otherwise. */
  mayAct?: (permission: string) => boolean;
  /** What is told to the auditor. */
  audited?: (event: AuditorServiceCreateEventOptions, end: string) => void;
  publish?: (signal: unknown) => Promise<void>;
}

/** The whole plugin behind HTTP on the given database. */
export async function startRollouts(options: BackendOptions) {
  const { knex, config = {}, entities = [], mayAct = () => true } = options;
  const { audited = () => {} } = options;
  const decision = options.decision ?? { result: AuthorizeResult.ALLOW };
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({
        data: { rollouts: config, permission: { enabled: true } },
      }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      catalogServiceMock.factory({ entities }),
      mockServices.permissions.mock({
        authorizeConditional: async requests => requests.map(() => decision),
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: mayAct(permission.name)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      mockServices.auditor.mock({
        createEvent: async event => ({
          success: async () => audited(event, 'success'),
          fail: async ({ error }) => audited(event, error.message),
        }),
      }).factory,
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
    post: (path: string, body: object, authorization: string | null = ANN) => {
      const post = agent.post(`/api/rollouts${path}`).send(body);
      return authorization ? post.set('authorization', authorization) : post;
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
