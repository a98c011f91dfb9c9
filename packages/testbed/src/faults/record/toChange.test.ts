import type { Change } from '../../kube/NamespaceWatch';
import { toChange } from './toChange';

const canary = {
  metadata: { name: 'cart', uid: 'u' },
  status: { phase: 'Failed' },
};
const entry = {
  value: Buffer.from(JSON.stringify(canary)).toString('base64'),
  mod_revision: '42',
};

it('reads a write of etcd as a watch would tell it', () => {
  const added = toChange('PUT', entry, [], 1_000) as Change;

  expect(added).toMatchObject({
    type: 'ADDED',
    object: { ...canary, metadata: { name: 'cart', resourceVersion: '42' } },
    readAt: 1_000,
  });
  expect(toChange('PUT', entry, [added], 2_000)?.type).toBe('MODIFIED');
});

it('tells the last state of what was deleted, and nothing of what was never seen', () => {
  const added = toChange('PUT', entry, [], 1_000) as Change;
  const gone = { value: '', mod_revision: '43' };

  expect(toChange('DELETE', gone, [added], 3_000)).toMatchObject({
    type: 'DELETED',
    object: { metadata: { name: 'cart' } },
  });
  expect(toChange('DELETE', gone, [], 3_000)).toBeNull();
});
