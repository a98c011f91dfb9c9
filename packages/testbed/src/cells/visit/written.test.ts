import type { Snapshot } from '../../compare/readCluster';
import type { KubeObject } from '../../kube/KubeObject';
import { writtenIn } from './written';

const object = (
  generation: number,
  writers: Array<[manager: string, time: string]>,
): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Canary',
  metadata: {
    name: 'podinfo',
    generation,
    managedFields: writers.map(([manager, time]) => ({ manager, time })),
  },
});
const snapshot = (parts: Partial<Snapshot>): Snapshot => ({
  canary: object(1, []),
  target: null,
  primary: null,
  route: null,
  ...parts,
});
const before = writtenIn(snapshot({}));

it.each<[string, Partial<Snapshot>]>([
  ['the Canary', { canary: object(1, [['backstage-rollouts', '1']]) }],
  ['the target', { target: object(1, [['backstage-rollouts', '1']]) }],
  ['the primary', { primary: object(1, [['backstage-rollouts', '1']]) }],
])('shows a write of the portal to %s', (_, parts) => {
  expect(writtenIn(snapshot(parts))).not.toBe(before);
});

it('shows a second write to the same', () => {
  const written = (time: string) =>
    writtenIn(snapshot({ canary: object(1, [['backstage-rollouts', time]]) }));
  expect(written('2')).not.toBe(written('1'));
});

it('does not show what Flagger writes meanwhile, a finalizer too', () => {
  const canary = object(2, [['flagger', '2']]);
  expect(writtenIn(snapshot({ canary }))).toBe(before);
});
