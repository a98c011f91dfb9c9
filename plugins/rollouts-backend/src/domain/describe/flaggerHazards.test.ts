import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import { aFlagger } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { replay } from '../__testUtils__/replay';
import { at, routed, said, seen } from '../__testUtils__/story';
import type { CanarySpec, Observation } from '../observation';
import { emptyState } from '../state';
import { flaggerHazards } from './flaggerHazards';

const aTest: Partial<CanarySpec> = {
  strategy: 'ab-testing',
  iterations: 3,
  matches: ['header x-canary is insider'],
  hasTimeout: false,
};
const begun = (spec: Partial<CanarySpec> = {}): Observation[] => [
  seen(0, 'Initialized', { spec }),
  said(10, 'New revision detected! Scaling up podinfo.shop'),
  seen(10, 'Progressing', { spec }),
];
const hazards = (
  story: Observation[],
  flagger: Flagger | null,
  heardSecond = 20,
) =>
  flaggerHazards(replay(story).state ?? emptyState, flagger, at(heardSecond));
const codes = (...args: Parameters<typeof hazards>) =>
  hazards(...args).map(({ code }) => code);

const stopped = aFlagger({ presence: 'stopped' });

describe('a Flagger that is stopped', () => {
  it('is told by its Deployment, also while nothing runs', () => {
    expect(hazards([seen(0, 'Succeeded')], stopped)).toEqual([
      {
        code: 'flagger-stopped',
        severity: 'warning',
        params: { object: 'Deployment flagger-system/flagger' },
        evidence: [
          {
            source: 'workload',
            text: 'Deployment flagger-system/flagger: no pod is ready',
            at: stopped.deployment.readAt,
          },
        ],
      },
    ]);
  });

  it('need not be said to be silent as well', () => {
    expect(codes(begun(), stopped, 900)).toEqual(['flagger-stopped']);
    expect(codes(begun(), aFlagger(), 900)).toEqual(['flagger-silent']);
    expect(codes(begun(), null, 900)).toEqual(['flagger-silent']);
  });

  it.each(['running', 'unseen', 'unknown'] as const)(
    'is not claimed of one that is %s',
    presence => {
      expect(codes(begun(), aFlagger({ presence }))).toEqual([]);
    },
  );

  it('is no danger to what is gone', () => {
    const gone: Observation = { kind: 'gone', at: at(30), uid: 'uid-1' };
    expect(codes([...begun(aTest), gone], stopped)).toEqual([]);
  });
});

describe('an A/B test that never begins', () => {
  const before = (version: string | null) => aFlagger({ version });

  it('is told before it is tried, with the version that does so', () => {
    const told = hazards([seen(0, 'Initialized', { spec: aTest })], {
      ...before('1.37.0'),
    });
    expect(told.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: 'ab-testing-never-begins', params: { version: '1.37.0' } },
    ]);
  });

  it.each([
    ['a timeout is set', { ...aTest, hasTimeout: true }, '1.37.0'],
    [
      'nobody read whether one is',
      { ...aTest, hasTimeout: undefined },
      '1.37.0',
    ],
    ['another provider routes', { ...aTest, provider: 'istio' }, '1.37.0'],
    [
      'Flagger has its own default provider',
      { ...aTest, provider: null },
      '1.37.0',
    ],
    ['it is no A/B test', { hasTimeout: false }, '1.37.0'],
    ['Flagger does better since', aTest, '1.43.0'],
    ['the version is not known', aTest, null],
    ['the version is too old to be known', aTest, '1.35.0'],
  ])('is not claimed where %s', (_, spec, version) => {
    expect(codes(begun(spec), before(version))).toEqual([]);
  });

  it('is told without a provider where the route is one of Gateway API', () => {
    const story = [...begun({ ...aTest, provider: null }), routed(11, 0)];
    expect(codes(story, before('1.37.0'))).toEqual(['ab-testing-never-begins']);
  });
});
