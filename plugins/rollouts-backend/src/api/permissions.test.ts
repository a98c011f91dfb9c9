import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  auditReadPermission,
  RESOURCE_TYPE_ROLLOUT,
  rolloutsPermissions,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { rolloutConditions } from '@rollouts/backstage-plugin-rollouts-node';
import { startRollouts } from '../__testUtils__/backend';
import { seed } from '../__testUtils__/seed';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const checkout = { cluster: 'a:b/c', namespace: 'shop', name: 'checkout' };
const search = { cluster: 'staging', namespace: 'search', name: 'index' };
const SERVICE = mockCredentials.service.header();

describe('permission framework', () => {
  it('is told of the permission, the rules and their parameters', async () => {
    const knex = await databases.init('SQLITE_3');
    const { agent } = await startRollouts({ knex });

    const { body } = await agent
      .get('/api/rollouts/.well-known/backstage/permissions/metadata')
      .set('authorization', SERVICE);

    expect(body.permissions.map((p: any) => p.name).sort()).toEqual(
      [auditReadPermission, ...rolloutsPermissions].map(p => p.name).sort(),
    );
    expect(body.rules.map((r: any) => [r.name, r.resourceType])).toEqual(
      ['IS_OWNER', 'IN_CLUSTER', 'IN_NAMESPACE', 'HAS_ANNOTATION'].map(name => [
        name,
        'rollout',
      ]),
    );
    expect(body.rules[0].paramsSchema.required).toEqual(['claims']);
  });

  it.each([
    ['IS_OWNER', { claims: '$ownerRefs' }, 'claims as a list of strings'],
    ['IN_CLUSTER', {}, 'clusters as a list of strings'],
    ['IN_CLUSTER', undefined, 'parameters; it takes clusters'],
    ['IN_NAMESPACE', { namespaces: [7] }, 'namespaces as a list of strings'],
    ['HAS_ANNOTATION', { value: 'gold' }, 'annotation as one string'],
    [
      'HAS_ANNOTATION',
      { annotation: 'tier', values: 'gold' },
      'no parameter values; it takes annotation and value',
    ],
  ])(
    'says of %s with the parameters %j what it needs: %s',
    async (rule, params, need) => {
      const knex = await databases.init('SQLITE_3');
      await seed(knex, checkout, 'weighted-success');
      const { agent } = await startRollouts({ knex });

      const { status, body } = await agent
        .post(
          '/api/rollouts/.well-known/backstage/permissions/apply-conditions',
        )
        .set('authorization', SERVICE)
        .send({
          items: [
            {
              id: '1',
              resourceRef: stringifyRolloutRef(checkout),
              resourceType: RESOURCE_TYPE_ROLLOUT,
              conditions: { rule, resourceType: RESOURCE_TYPE_ROLLOUT, params },
            },
          ],
        });

      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringMatching(`The rule ${rule} (needs|has) ${need}`),
      ]);
    },
  );

  it('gets answers in the order of its questions, also about what is gone', async () => {
    const knex = await databases.init('SQLITE_3');
    await seed(knex, checkout, 'delete-without-revert');
    await seed(knex, search, 'weighted-success');
    const { agent } = await startRollouts({ knex });
    const refs = [
      'flagger:nowhere/x/y',
      stringifyRolloutRef(search),
      'not a ref',
      stringifyRolloutRef(checkout),
      stringifyRolloutRef(search),
    ];

    const { body } = await agent
      .post('/api/rollouts/.well-known/backstage/permissions/apply-conditions')
      .set('authorization', SERVICE)
      .send({
        items: refs.map((resourceRef, id) => ({
          id: String(id),
          resourceRef,
          resourceType: RESOURCE_TYPE_ROLLOUT,
          conditions: rolloutConditions.inNamespace({ namespaces: ['shop'] }),
        })),
      });

    expect(body.items.map((i: any) => i.result)).toEqual([
      AuthorizeResult.DENY,
      AuthorizeResult.DENY,
      AuthorizeResult.DENY,
      AuthorizeResult.ALLOW,
      AuthorizeResult.DENY,
    ]);
  });
});
