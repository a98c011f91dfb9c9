import { missingRightOf, readMissingRight } from './missingRight';

const words = (what: string) =>
  `deployments.apps "checkout" is forbidden: User "rollouts@example.org" cannot ${what}`;

describe('the right that the account lacks', () => {
  it.each([
    [
      'patch resource "deployments" in API group "apps" in the namespace "shop"',
      {
        verb: 'patch',
        resource: 'deployments',
        apiGroup: 'apps',
        namespace: 'shop',
      },
      { resources: ['deployments'], verbs: ['get', 'patch'] },
    ],
    [
      'get resource "canaries" in API group "flagger.app" in the namespace "shop"',
      {
        verb: 'get',
        resource: 'canaries',
        apiGroup: 'flagger.app',
        namespace: 'shop',
      },
      { resources: ['canaries', 'canaries/status'], verbs: ['get', 'patch'] },
    ],
    [
      'list resource "nodes" in API group "" at the cluster scope',
      { verb: 'list', resource: 'nodes', apiGroup: '', namespace: null },
      { resources: ['nodes'], verbs: ['list'] },
    ],
  ])('is read from what the API server says: %s', (what, right, grant) => {
    expect(readMissingRight(words(what))).toEqual({
      account: 'rollouts@example.org',
      ...right,
      grant,
    });
  });

  it.each([
    'admission webhook "policy.example.org" denied the request: no changes on Fridays',
    'canaries.flagger.app "checkout" is forbidden',
    '',
  ])('is not what was refused for another reason: %s', text => {
    expect(readMissingRight(text)).toBeNull();
  });

  it('stands in the way only as long as nothing else happened since', () => {
    const text = words(
      'patch resource "deployments" in API group "apps" in the namespace "shop"',
    );
    const failed = { at: 1, code: 'restore-failed' as const, text };
    const restored = { at: 2, code: 'restored' as const, text: null };
    expect(missingRightOf({ steps: [failed] })).toMatchObject({
      verb: 'patch',
    });
    expect(missingRightOf({ steps: [failed, restored] })).toBeNull();
    expect(missingRightOf({ steps: [] })).toBeNull();
  });
});
