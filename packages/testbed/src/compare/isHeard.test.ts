import type { Change } from '../kube/NamespaceWatch';
import type { KubeObject } from '../kube/KubeObject';
import { isHeard } from './isHeard';

const canary = (resourceVersion: string): KubeObject => ({
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'podinfo', resourceVersion },
});
const change = (type: Change['type'], version: string): Change => ({
  plural: 'canaries',
  type,
  object: canary(version),
  readAt: 0,
});

describe('a Canary that was read', () => {
  const history = [change('ADDED', '5'), change('MODIFIED', '9')];

  it('was heard of when it is the last that the watch told', () => {
    expect(isHeard(history, canary('9'))).toBe(true);
  });

  it.each([
    ['the watch is behind', '12'],
    ['the watch is ahead', '5'],
  ])('was not while %s', (_, version) => {
    expect(isHeard(history, canary(version))).toBe(false);
  });

  it('is gone when the watch says so too', () => {
    expect(isHeard(history, null)).toBe(false);
    expect(isHeard([...history, change('DELETED', '13')], null)).toBe(true);
    expect(isHeard([], null)).toBe(true);
  });
});
