import { aFlagger } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { replay } from '../__testUtils__/replay';
import { said, seen } from '../__testUtils__/story';
import type { CanarySpec, Observation } from '../observation';
import { emptyState } from '../state';
import { explainVersion } from './explainVersion';

const explained = (story: Observation[], version: string | null) =>
  explainVersion(replay(story).state ?? emptyState, aFlagger({ version }));

describe('an A/B test that never begins', () => {
  const spec: Partial<CanarySpec> = {
    strategy: 'ab-testing',
    iterations: 3,
    hasTimeout: false,
  };
  const refusal =
    'HTTPRoute podinfo.shop update error: spec.rules[1].timeouts.request in body should match';
  const story = (times: number) => [
    seen(0, 'Initialized', { spec }),
    seen(10, 'Progressing', { spec }),
    ...Array.from({ length: times }, (_, i) =>
      said(20 + 10 * i, refusal, 'warning'),
    ),
  ];

  it('names the reason and quotes what Flagger repeats', () => {
    expect(explained(story(3), '1.37.0')).toEqual({
      code: 'ab-testing-never-begins',
      params: { version: '1.37.0' },
      evidence: [
        { source: 'event', text: refusal, at: expect.any(Number) },
        { source: 'spec', text: 'service.timeout is not set', at: null },
      ],
    });
  });

  it('is not claimed before Flagger has complained, nor of other versions', () => {
    expect(explained(story(0), '1.37.0')).toBeNull();
    expect(explained(story(3), '1.44.0')).toBeNull();
    expect(explained(story(3), null)).toBeNull();
  });
});

describe('a spec that Flagger refuses', () => {
  const story = (hasEqualCookies: boolean, phase: string | null) => [
    seen(0, phase ?? '', {
      spec: { hasEqualCookies },
      ...(phase === null && { status: null }),
    }),
  ];

  it('is told where the version is known to do so', () => {
    expect(explained(story(true, null), '1.41.0')).toMatchObject({
      code: 'refused-by-flagger',
      params: { version: '1.41.0' },
    });
  });

  it.each([
    ['older versions take it', story(true, null), '1.37.0'],
    ['the version is not known', story(true, null), null],
    ['the cookies differ', story(false, null), '1.44.0'],
    ['Flagger wrote a status', story(true, 'Initialized'), '1.44.0'],
  ])('is not claimed where %s', (_, observations, version) => {
    expect(explained(observations, version)).toBeNull();
  });

  it('is not claimed where nothing is known of Flagger', () => {
    const { state } = replay(story(true, null));
    expect(explainVersion(state ?? emptyState, null)).toBeNull();
  });
});
