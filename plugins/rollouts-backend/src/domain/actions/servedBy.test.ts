import type { CanarySpec } from '../observation';
import { running } from './__testUtils__/running';
import { servedBy } from './servedBy';

const STABLE = ['podinfo:1.0'];
const CANDIDATE = ['podinfo:1.1'];

const at = (canaryWeight: number, spec: Partial<CanarySpec> = {}) =>
  servedBy(running(spec, 'Progressing', { canaryWeight }));

describe('what serves users', () => {
  it('is both versions while traffic is split, with their shares', () => {
    expect(at(30)).toEqual([
      { images: STABLE, percent: 70 },
      { images: CANDIDATE, percent: 30 },
    ]);
  });

  it('is one version where all requests go to one', () => {
    expect(at(0)).toEqual([{ images: STABLE, percent: 100 }]);
    expect(at(100)).toEqual([{ images: CANDIDATE, percent: 100 }]);
  });

  it('has no shares where requests are picked by what they carry', () => {
    const spec = { strategy: 'ab-testing', iterations: 3 } as const;
    expect(at(100, spec)).toEqual([
      { images: STABLE, percent: null },
      { images: CANDIDATE, percent: null },
    ]);
  });

  it('is the primary alone where the weight is fictitious', () => {
    expect(at(50, { provider: 'kubernetes' })).toEqual([
      { images: STABLE, percent: 100 },
    ]);
  });

  it('is not known when one of the workloads is not', () => {
    const state = running();
    expect(servedBy({ ...state, primary: null })).toBeNull();
    expect(servedBy({ ...state, target: null })).toBeNull();
  });
});
