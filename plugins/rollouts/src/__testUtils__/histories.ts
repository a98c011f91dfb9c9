import {
  aMetricHistory,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';

const MINUTE = 60_000;

/** What three metrics did: one broke its bound, one is fine, one has a hole and hardly a value. */
export const someHistories = [
  aMetricHistory(
    [0.3, 0.35, 0.3, 0.4, 2.1, 5.8, 7.4, 7.1, 7.2],
    [0.3, 0.28, 0.31, 0.3, 0.32, 0.3, 0.29, 0.3, 0.3],
    {
      name: 'error-rate',
      failedAt: [BUILDER_NOW - 3 * MINUTE, BUILDER_NOW - MINUTE],
    },
  ),
  aMetricHistory(
    [402, 398, 415, 420, 408, 411, 405, 412, 410],
    [395, 399, 397, 401, 396, 393, 398, 394, 395],
    {
      name: 'latency-p99',
      unit: 'milliseconds',
      bound: { min: null, max: 1000 },
    },
  ),
  aMetricHistory([2, 3, 3, 4, null, null, 3, null, 3], [], {
    name: 'queue-depth',
    unit: null,
    bound: { min: null, max: 50 },
  }),
];
