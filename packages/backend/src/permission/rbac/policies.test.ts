import { grants, members, permissionNamed } from './__testUtils__/files';

describe('policies.csv', () => {
  it.each(grants.filter(([, , name]) => name.startsWith('rollouts.')))(
    '%s, %s, %s, %s, %s grants what exists, by the action it has',
    (_, __, name, action, effect) => {
      expect([permissionNamed(name)?.attributes.action, effect]).toEqual([
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
