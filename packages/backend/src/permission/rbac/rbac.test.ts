import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Permission,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRule,
} from '@backstage/plugin-permission-node';
import {
  auditReadPermission,
  RESOURCE_TYPE_ROLLOUT,
  rolloutsPermissions,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  rolloutPermissionRules,
  type RolloutResource,
} from '@rollouts/backstage-plugin-rollouts-node';
import { parseAllDocuments } from 'yaml';

type Mapping = string | { name: string; action: string };
interface RoleCondition {
  result: string;
  roleEntityRef: string;
  pluginId: string;
  resourceType: string;
  permissionMapping: Mapping[];
  conditions: PermissionCriteria<PermissionCondition>;
}

const read = (name: string) =>
  readFileSync(path.join(__dirname, name), 'utf8').trim();
const permissions: Permission[] = [...rolloutsPermissions, auditReadPermission];
const rules = Object.values(rolloutPermissionRules);
const lines = read('policies.csv')
  .split('\n')
  .map(line => line.split(', '));
const grants = lines.filter(([kind]) => kind === 'p');
const members = lines.filter(([kind]) => kind === 'g');
const conditions: RoleCondition[] = parseAllDocuments(
  read('conditions.yaml'),
).map(document => document.toJS());

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

const isTrue = createConditionAuthorizer<RolloutResource>({
  getRuleByName(name) {
    const rule = rules.find(candidate => candidate.name === name);
    if (!rule) throw new Error(`There is no rule ${name}`);
    return rule as PermissionRule<RolloutResource, unknown, string>;
  },
});

/** The rollouts for which the conditions of a role allow something. */
function reach(role: string, permission: Permission): string[] {
  const { name, attributes } = permission;
  const [found, ...more] = conditions.filter(
    condition =>
      condition.roleEntityRef === `role:default/${role}` &&
      condition.permissionMapping.some(mapping =>
        typeof mapping === 'string'
          ? mapping === attributes.action
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

const named = (name: string) =>
  permissions.find(permission => permission.name === name);

describe('policies.csv', () => {
  it.each(grants.filter(([, , name]) => name.startsWith('rollouts.')))(
    '%s, %s, %s, %s, %s grants what exists, by the action it has',
    (_, __, name, action, effect) => {
      expect([named(name)?.attributes.action, effect]).toEqual([
        action,
        'allow',
      ]);
    },
  );

  it('gives every role members, and every member a role', () => {
    const roles = new Set(grants.map(([, role]) => role));

    expect(new Set(members.map(([, , role]) => role))).toEqual(roles);
  });

  it('lets every role read the catalog, without which no page opens', () => {
    const roles = [...new Set(grants.map(([, role]) => role))];

    expect(
      grants.filter(([, , name]) => name === 'catalog.entity.read'),
    ).toEqual(
      roles.map(role => ['p', role, 'catalog.entity.read', 'read', 'allow']),
    );
  });
});

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
        action: named(name)?.attributes.action,
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

    const text = read('conditions.yaml');
    expect(rules.filter(({ name }) => !text.includes(`rule: ${name}`))).toEqual(
      [],
    );
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
    const permission = permissions.find(one => one.name === name)!;

    expect(reach(role, permission)).toEqual(expected);
  });
});
