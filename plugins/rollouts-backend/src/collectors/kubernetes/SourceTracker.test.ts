import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { KubernetesError } from './client/KubernetesError';
import { SourceTracker } from './SourceTracker';

function tracking(previous: Source | null = null) {
  let now = 1_000_000;
  const tracker = new SourceTracker({
    name: 'production',
    feeds: [
      { name: 'canaries', isEssential: true },
      { name: 'httproutes', isEssential: false },
    ],
    previous,
    now: () => now,
  });
  return { tracker, pass: (ms: number) => (now += ms) };
}

const denied = new KubernetesError('denied', 'forbidden');
const down = new KubernetesError('unreachable', 'No answer');

describe('a source', () => {
  it('is connecting until the Canaries were read', () => {
    const { tracker } = tracking();
    tracker.heard('httproutes', null);

    expect(tracker.snapshot()).toMatchObject({
      id: 'cluster:production',
      state: 'connecting',
      lastSuccessAt: null,
      lastError: null,
    });
  });

  it('is live while the cluster speaks and stale after a silence', () => {
    const { tracker, pass } = tracking();
    tracker.heard('canaries', null);
    pass(75_000);
    expect(tracker.snapshot().state).toBe('live');

    pass(1);
    expect(tracker.snapshot().state).toBe('stale');
  });

  it('is down with its error and knows when it was well last', () => {
    const { tracker, pass } = tracking();
    tracker.heard('canaries', null);
    pass(5_000);
    tracker.failed('canaries', down);

    expect(tracker.snapshot()).toMatchObject({
      state: 'down',
      lastSuccessAt: 1_000_000,
      lastError: { at: 1_005_000, message: 'No answer' },
    });

    tracker.heard('canaries', null);
    expect(tracker.snapshot()).toMatchObject({
      state: 'live',
      lastError: null,
    });
  });

  it('is live when one kind alone may not be read, and says which', () => {
    const { tracker } = tracking();
    tracker.heard('canaries', null);
    tracker.failed('httproutes', denied);

    const { state, feeds } = tracker.snapshot();
    expect(state).toBe('live');
    expect(feeds).toMatchObject([
      { name: 'canaries', state: 'live' },
      {
        name: 'httproutes',
        state: 'denied',
        lastError: { message: 'forbidden' },
      },
    ]);
  });

  it.each([
    [60_000, 60_000],
    [-60_000, -60_000],
    [1_500, 0],
  ])('with a clock that is %s ms off tells %s', (skew, told) => {
    const { tracker } = tracking();
    tracker.heard('canaries', skew);

    expect(tracker.snapshot().clockSkewMs).toBe(told);
  });

  it.each([
    ['v1.34.4+sandbox', true],
    ['v1.34.4', false],
  ])('of version %s is simulated: %s', (version, simulated) => {
    const { tracker } = tracking();
    tracker.version(version);

    expect(tracker.snapshot().simulated).toBe(simulated);
  });
});

describe('a source that was read before', () => {
  const previous = () => {
    const { tracker } = tracking();
    tracker.heard('canaries', 60_000);
    tracker.version('v1.34.4+sandbox');
    return { ...tracker.snapshot(), flagger: null };
  };

  it('keeps its last success while it cannot be reached after a restart', () => {
    const { tracker, pass } = tracking(previous());
    pass(5_000);
    expect(tracker.snapshot()).toMatchObject({
      state: 'connecting',
      lastSuccessAt: 1_000_000,
      clockSkewMs: 60_000,
      simulated: true,
    });

    tracker.failed('canaries', down);
    expect(tracker.snapshot()).toMatchObject({
      state: 'down',
      lastSuccessAt: 1_000_000,
    });
  });

  it('knows for each feed when it was heard', () => {
    const { tracker } = tracking(previous());

    expect(tracker.previouslyHeard('canaries')).toBe(1_000_000);
    expect(tracker.previouslyHeard('httproutes')).toBeNull();
    expect(tracker.previouslyHeard('canaries in shop')).toBe(1_000_000);
  });
});

describe('a source of several namespaces', () => {
  it('is as fresh as the one that was silent longest', () => {
    let now = 0;
    const tracker = new SourceTracker({
      name: 'production',
      feeds: ['canaries in a', 'canaries in b'].map(name => ({
        name,
        isEssential: true,
      })),
      previous: null,
      now: () => now,
    });
    tracker.heard('canaries in a', null);
    expect(tracker.snapshot().state).toBe('connecting');

    tracker.heard('canaries in b', null);
    now = 75_001;
    tracker.heard('canaries in a', null);
    expect(tracker.snapshot()).toMatchObject({
      state: 'stale',
      lastSuccessAt: 75_001,
    });
  });
});
