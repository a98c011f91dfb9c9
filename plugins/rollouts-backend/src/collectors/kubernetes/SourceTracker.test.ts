import { KubernetesError } from './client/KubernetesError';
import { SourceTracker } from './SourceTracker';

function tracking() {
  let now = 1_000_000;
  const tracker = new SourceTracker(
    'production',
    ['canaries', 'httproutes'],
    () => now,
  );
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
    pass(90_000);
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
    tracker.heard('canaries', 1_000_000 + skew);

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
