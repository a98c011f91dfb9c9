import { isAskedHere } from './isAskedHere';

const portals = ['https://portal.example.org', 'http://backstage:7007/base/'];
const CLUSTER = 'arn:aws:eks:eu:1:cluster/prod';

const isOurs = (url: string, cluster = CLUSTER) =>
  isAskedHere(url, cluster, 'rollback', portals);

describe('a hook asks this portal', () => {
  it.each([
    'https://portal.example.org/api/rollouts/gates/arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fprod/rollback',
    'https://portal.example.org/api/rollouts/gates/arn:aws:eks:eu:1:cluster/prod/rollback',
    'https://portal.example.org:443/api/rollouts/gates/arn:aws:eks:eu:1:cluster/prod/rollback',
    'http://backstage:7007/base/api/rollouts/gates/arn:aws:eks:eu:1:cluster/prod/rollback',
  ])('at %s', url => {
    expect(isOurs(url)).toBe(true);
  });

  it.each([
    ['another host', 'https://evil.org/api/rollouts/gates/x/rollback', 'x'],
    ['http', 'http://portal.example.org/api/rollouts/gates/x/rollback', 'x'],
    [
      'another port',
      'http://backstage:7008/base/api/rollouts/gates/x/rollback',
      'x',
    ],
    [
      'another cluster',
      'https://portal.example.org/api/rollouts/gates/y/rollback',
      'x',
    ],
    [
      'another kind',
      'https://portal.example.org/api/rollouts/gates/x/confirm-promotion',
      'x',
    ],
    [
      'another plugin',
      'https://portal.example.org/api/proxy/gates/x/rollback',
      'x',
    ],
    [
      'a bad encoding',
      'https://portal.example.org/api/rollouts/gates/%ZZ/rollback',
      '%ZZ',
    ],
    ['nonsense', 'gates', 'x'],
    ['nothing', '', 'x'],
  ])('but not at %s', (_, url, cluster) => {
    expect(isOurs(url, cluster)).toBe(false);
  });
});
