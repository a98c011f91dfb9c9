import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  auditReadPermission,
  rolloutsPermissions,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutResource } from '@rollouts/backstage-plugin-rollouts-node';
import { isTrue } from '../__testUtils__/isTrue';
import { type DecideAboutRollouts, RolloutsPolicy } from '../RolloutsPolicy';
import { demo } from './demo';
import { ownersOnly } from './ownersOnly';
import { readOnly } from './readOnly';
import { stagingAndOnCall } from './stagingAndOnCall';

const people: Record<string, string[]> = {
  owner: ['user:default/ann', 'group:default/shop'],
  'on-call': ['user:default/olli', 'group:default/on-call'],
  'owner on call': ['group:default/shop', 'group:default/on-call'],
  platform: ['user:default/pat', 'group:default/platform-team'],
  guest: ['user:development/guest'],
};

const rollout = (
  cluster: string,
  name: string,
  confirmedOwnerRef: string | null,
): RolloutResource => ({
  ...{ cluster, namespace: 'n', name, confirmedOwnerRef, annotations: {} },
  ref: `flagger:${cluster}/n/${name}`,
});

const rollouts = [
  rollout('production', 'own', 'group:default/shop'),
  rollout('staging', 'own', 'group:default/shop'),
  rollout('production', 'foreign', 'group:default/search'),
  rollout('staging', 'orphan', null),
];
const ALL = rollouts.map(toKey);
const OWN = ['production/own', 'staging/own'];
const PRODUCTION = ['production/own', 'production/foreign'];

function toKey({ cluster, name }: RolloutResource) {
  return `${cluster}/${name}`;
}

const somebody = {
  credentials: {
    $$type: '@backstage/BackstageCredentials' as const,
    principal: {},
  },
  info: { userEntityRef: '', ownershipEntityRefs: [] },
};

const permissions: Permission[] = [...rolloutsPermissions, auditReadPermission];

/** What a person may do, permission by permission; a basic one is about all rollouts or none. */
async function reach(decide: DecideAboutRollouts, claims: string[]) {
  const policy = new RolloutsPolicy(
    {
      getUserInfo: async () => ({
        userEntityRef: claims[0],
        ownershipEntityRefs: claims,
      }),
    },
    decide,
  );
  const ask = async (permission: Permission) => {
    const decision = await policy.handle({ permission }, somebody);
    return rollouts.filter(r => isTrue(decision, r)).map(toKey);
  };
  const entries = await Promise.all(
    permissions.map(async p => [p.name, await ask(p)] as const),
  );
  return Object.fromEntries(entries);
}

/** The same for every permission that changes something: new ones are decided like the rest. */
function expected(sees: string[], decides: string[], audit: boolean) {
  return Object.fromEntries(
    permissions.map(({ name, attributes, type }) => {
      if (type === 'basic') return [name, audit ? ALL : []];
      return [name, attributes.action === 'read' ? sees : decides];
    }),
  );
}

const table: Array<
  [
    DecideAboutRollouts,
    Record<string, [sees: string[], decides: string[], audit: boolean]>,
  ]
> = [
  [
    ownersOnly,
    {
      owner: [OWN, OWN, false],
      'on-call': [[], [], false],
      'owner on call': [OWN, OWN, false],
      platform: [[], [], false],
      guest: [[], [], false],
    },
  ],
  [
    stagingAndOnCall,
    {
      owner: [OWN, ['staging/own'], false],
      'on-call': [ALL, PRODUCTION, true],
      'owner on call': [
        ALL,
        ['production/own', 'staging/own', 'production/foreign'],
        true,
      ],
      platform: [[], [], false],
      guest: [[], [], false],
    },
  ],
  [
    readOnly,
    {
      owner: [ALL, [], true],
      'on-call': [ALL, [], true],
      'owner on call': [ALL, [], true],
      platform: [ALL, [], true],
      guest: [ALL, [], true],
    },
  ],
  [
    demo,
    {
      owner: [[...OWN, 'staging/orphan'], OWN, false],
      'on-call': [['staging/own', 'staging/orphan'], [], false],
      'owner on call': [[...OWN, 'staging/orphan'], OWN, false],
      platform: [ALL, ALL, true],
      guest: [['staging/own', 'staging/orphan'], [], false],
    },
  ],
];

describe.each(table.map(([decide, of]) => [decide.name, decide, of] as const))(
  'the policy %s',
  (_, decide, of) => {
    it.each(Object.entries(of))(
      'gives %s what it says',
      async (who, rights) => {
        expect(await reach(decide, people[who])).toEqual(expected(...rights));
      },
    );

    it('is asked about every kind of person', () => {
      expect(Object.keys(of)).toEqual(Object.keys(people));
    });
  },
);

describe('a policy for rollouts', () => {
  const never: DecideAboutRollouts = () => ({ result: AuthorizeResult.DENY });
  const policy = new RolloutsPolicy(
    {
      getUserInfo: async () => {
        throw new Error('nobody is signed in');
      },
    },
    never,
  );

  it('leaves the rest of the portal alone', async () => {
    const permission: Permission = {
      type: 'basic',
      name: 'catalog.entity.create',
      attributes: { action: 'create' },
    };
    expect(await policy.handle({ permission })).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('gives nothing to who is not signed in', async () => {
    for (const permission of permissions) {
      expect(await policy.handle({ permission })).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });
});
