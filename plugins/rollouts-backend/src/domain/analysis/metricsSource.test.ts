import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import { aMetric } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { isUnanswered, metricsSource } from './metricsSource';

const server = { name: 'main', clusters: ['production'] };
const sourceOf = (metrics: MetricCheck[]) =>
  metricsSource(server, { at: 5_000, metrics }, 2_000);
const aFailure = (code: 'query-failed' | 'query-refused') =>
  aMetric({ problems: [{ code, text: 'ECONNREFUSED' }] });

describe('the state of a metrics server', () => {
  it('is down when it left everything unanswered, with its last answer', () => {
    const notAskable = aMetric({ query: null });
    const metrics = [aFailure('query-failed'), notAskable];

    expect(isUnanswered({ at: 5_000, metrics })).toBe(true);
    expect(sourceOf(metrics)).toMatchObject({
      id: 'prometheus:main',
      state: 'down',
      lastSuccessAt: 2_000,
      lastError: { at: 5_000, message: 'ECONNREFUSED' },
      feeds: [{ name: 'query', state: 'failing' }],
    });
  });

  it.each([
    ['answered one of two', [aFailure('query-failed'), aMetric()]],
    ['refused, which is an answer', [aFailure('query-refused')]],
    ['was asked nothing', [aMetric({ query: null })]],
  ])('is live when it %s', (_, metrics) => {
    expect(sourceOf(metrics)).toMatchObject({
      state: 'live',
      lastSuccessAt: 5_000,
      lastError: null,
    });
  });
});
