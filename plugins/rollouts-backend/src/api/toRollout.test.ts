import { aSource } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { replay } from '../domain/__testUtils__/replay';
import { at, said, seen } from '../domain/__testUtils__/story';
import { toRollout } from './toRollout';

const FIVE_MINUTES = 300_000;

/** A release whose Flagger spoke at second 20, shown at a second of a portal whose clock differs. */
function shown(second: number, clockSkewMs: number, heardSecond = second) {
  const { state } = replay([
    seen(0, 'Initialized'),
    said(10, 'New revision detected! Scaling up podinfo.shop'),
    seen(20, 'Progressing'),
  ]);
  const stored = {
    cluster: 'production',
    namespace: 'shop',
    state,
    mappings: [],
    release: null,
  } as any;
  const ourTime = (s: number) => at(s) - clockSkewMs;
  const source = aSource({
    name: 'production',
    clockSkewMs,
    lastSuccessAt: ourTime(heardSecond),
    feeds: [],
  });
  const read = { source, savedAt: ourTime(second) };
  const rollout = toRollout(stored, ourTime(second), read);
  return {
    hazards: rollout.hazards.map(({ code }) => code),
    secondsToCheck: ((rollout.nextCheckAt ?? 0) - ourTime(second)) / 1_000,
  };
}

describe('a Flagger whose clock differs from ours', () => {
  it.each([0, -FIVE_MINUTES, FIVE_MINUTES])(
    'by %s ms is expected when it comes, and missed when it does not',
    skew => {
      expect(shown(25, skew)).toEqual({ hazards: [], secondsToCheck: 5 });
      expect(shown(300, skew).hazards).toEqual(['flagger-silent']);
    },
  );
});

it('a Flagger of a cluster that was not heard since is not missed', () => {
  expect(shown(300, 0, 30).hazards).toEqual([]);
});
