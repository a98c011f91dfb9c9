import type { SourceFeed } from '@rollouts/backstage-plugin-rollouts-common';
import { isTargetHeard } from './targetHeard';

const NOW = 1_000_000;
const target = { kind: 'Deployment', namespace: 'shop' };
const feed = (changes: Partial<SourceFeed> = {}): SourceFeed => ({
  name: 'deployments',
  state: 'live',
  lastSuccessAt: NOW - 50_000,
  lastError: null,
  ...changes,
});
const canaries = feed({ name: 'canaries', lastSuccessAt: NOW });
const isHeard = (
  feeds: SourceFeed[],
  savedAt = NOW - 5_000,
  of: typeof target = target,
) => isTargetHeard({ source: { feeds }, savedAt }, of, NOW);

it('is so while the watch of its kind is told something, in all namespaces or its own', () => {
  expect(isHeard([canaries, feed()])).toBe(true);
  expect(isHeard([canaries, feed({ name: 'deployments in shop' })])).toBe(true);
  expect(
    isHeard([feed({ name: 'daemonsets' })], NOW, {
      ...target,
      kind: 'DaemonSet',
    }),
  ).toBe(true);
});

it.each([
  ['only Canaries are heard', [canaries]],
  ['it is another kind', [canaries, feed({ name: 'daemonsets' })]],
  ['it is another namespace', [canaries, feed({ name: 'deployments in pay' })]],
  ['the account may not read it', [canaries, feed({ state: 'denied' })]],
  ['it is not listed yet', [canaries, feed({ state: 'connecting' })]],
  ['it has been silent', [canaries, feed({ lastSuccessAt: NOW - 91_000 })]],
])('is not so where %s', (_, feeds) => {
  expect(isHeard(feeds)).toBe(false);
});

it('is not so where nobody writes what is read any more, and for a kind that is not read', () => {
  expect(isHeard([canaries, feed()], NOW - 31_000)).toBe(false);
  expect(isHeard([canaries, feed()], NOW, { ...target, kind: 'Service' })).toBe(
    false,
  );
});
