import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ROLLOUT } from '@rollouts/backstage-plugin-rollouts-common';
import {
  rolloutPermissionRules,
  type RolloutResource,
} from '@rollouts/backstage-plugin-rollouts-node';
import { isTrue } from '../__testUtils__/isTrue';
import {
  conditions,
  members,
  permissionNamed,
  type RoleCondition,
} from './__testUtils__/files';

const rules = Object.values(rolloutPermissionRules);

const OWNER = ['user:default/ann', 'group:default/shop-team'];

/** What the plugin puts in place of its alias. */
function claimed(condition: RoleCondition): RoleCondition {
  return JSON.parse(
    JSON.stringify(condition).replace('"$ownerRefs"', `"${OWNER.join('","')}"`),
  );
}

const rollout = (
  cluster: string,
  name: string,
  confirmedOwnerRef: string | null,
  namespace = 'shop',
): RolloutResource => ({
  ...{ cluster, namespace, name, confirmedOwnerRef },
  ref: `flagger:${cluster}/${namespace}/${name}`,
  annotations: { 'rollouts.backstage.io/entity': `component:default/${name}` },
});

const rollouts = [
  rollout('production', 'cart', 'group:default/shop-team'),
  rollout('staging', 'cart', 'group:default/shop-team'),
  rollout('production', 'pricing', null),
  rollout('staging', 'pricing', null),
  rollout('staging', 'operator', 'group:default/lambda-team', 'lambda'),
];

/** The rollouts for which the conditions of a role allow something. */
function reach(role: string, name: string): string[] {
  const action = permissionNamed(name)?.attributes.action;
  const [found, ...more] = conditions.filter(
    condition =>
      condition.roleEntityRef === `role:default/${role}` &&
      condition.permissionMapping.some(mapping =>
        typeof mapping === 'string'
          ? mapping === action
          : mapping.name === name,
      ),
  );
  expect(more).toEqual([]);
  if (!found) return [];
  const decision = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'rollouts',
    resourceType: RESOURCE_TYPE_ROLLOUT,
    conditions: claimed(found).conditions,
  } as const;
  return rollouts
    .filter(one => isTrue(decision, one))
    .map(({ cluster, name: of }) => `${cluster}/${of}`);
}

describe('conditions.yaml', () => {
  it('is about roles of the CSV file, and rollouts', () => {
    const roles = members.map(([, , role]) => role);

    for (const condition of conditions) {
      expect(condition).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'rollouts',
        resourceType: RESOURCE_TYPE_ROLLOUT,
      });
      expect(roles).toContain(condition.roleEntityRef);
    }
  });

  it('names permissions that exist, by the action they have', () => {
    const mappings = conditions.flatMap(c => c.permissionMapping);
    const byName = mappings.filter(mapping => typeof mapping !== 'string');

    expect(byName).not.toEqual([]);
    expect(byName).toEqual(
      byName.map(({ name }) => ({
        name,
        action: permissionNamed(name)?.attributes.action,
      })),
    );
  });

  it('gives every verb by name, so that a later one is nobody’s', () => {
    const byAction = conditions
      .flatMap(c => c.permissionMapping)
      .filter(mapping => typeof mapping === 'string');

    expect(new Set(byAction)).toEqual(new Set(['read']));
  });

  it('has parameters that the rules take, and uses all rules', () => {
    const toQuery = createConditionTransformer([...rules]);
    for (const condition of conditions) toQuery(condition.conditions);

    const used = JSON.stringify(conditions);
    expect(rules.filter(({ name }) => !used.includes(`"${name}"`))).toEqual([]);
  });

  it.each([
    ['owner', 'rollouts.rollout.read', ['production/cart', 'staging/cart']],
    ['owner', 'rollouts.rollout.rollback', ['staging/cart']],
    ['owner', 'rollouts.rollout.promote', ['staging/cart']],
    ['owner', 'rollouts.rollout.promote-unchecked', []],
    ['tester', 'rollouts.rollout.read', ['staging/cart', 'staging/pricing']],
    ['tester', 'rollouts.rollout.rollback', []],
    [
      'cart-guest',
      'rollouts.rollout.read',
      ['production/cart', 'staging/cart'],
    ],
    ['cart-guest', 'rollouts.rollout.rollback', []],
  ])('lets the role %s use %s on %j', (role, name, expected) => {
    expect(reach(role, name)).toEqual(expected);
  });
});
