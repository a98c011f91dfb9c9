import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { deployed, routed, seen } from '../__testUtils__/story';
import { after } from './__testUtils__/running';
import { receiptOf } from './receipt';

const all = { workloads: true, route: true };
const ended = (canaryWeight: number, provider?: string) =>
  after([
    seen(0, 'Initialized'),
    deployed(1, 'primary', '1.0', { ready: true }),
    seen(10, 'Progressing'),
    seen(20, 'Failed', { spec: provider ? { provider } : {} }),
    ...(provider ? [] : [routed(20, canaryWeight)]),
  ]);
const receipt = (state: ReturnType<typeof ended>, verb: Verb = 'rollback') =>
  receiptOf({ verb }, state, all);

describe('a receipt', () => {
  it('says what the cluster shows', () => {
    expect(receipt(ended(0))).toMatchObject({
      phase: 'Failed',
      weight: 0,
      images: ['podinfo:1.0'],
    });
  });

  it('names no images that are the last word of a watch that is not heard', () => {
    const deaf = { workloads: false, route: true };
    expect(receiptOf({ verb: 'rollback' }, ended(0), deaf)).toMatchObject({
      weight: 0,
      images: null,
    });
  });

  it('tells no weight that is the last word of a watch that is not heard, or that the end belies', () => {
    const deaf = { workloads: true, route: false };
    expect(receiptOf({ verb: 'pause' }, ended(25), deaf)?.weight).toBeNull();
    expect(receipt(ended(25), 'pause')?.weight).toBe(25);
    expect(receipt(ended(25))?.weight).toBeNull();
  });

  it('tells the weight of the status where no route is read', () => {
    const byMesh = ended(0, 'istio');
    const deaf = { workloads: true, route: false };
    expect(receiptOf({ verb: 'rollback' }, byMesh, deaf)?.weight).toBe(0);
  });

  it('is none of what was never seen', () => {
    const unseen = after([seen(0, 'Failed', { status: null })]);
    expect(receipt(unseen)).toBeNull();
  });
});
