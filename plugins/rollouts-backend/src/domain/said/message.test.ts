import { Meaning, meaningOf } from './message';

const gate = (kind: 'gate-waiting' | 'gate-passed', name: string): Meaning => ({
  kind,
  gate: name,
  hook: 'my hook',
});

const messages: Array<[string, Meaning]> = [
  ['Advance a.b canary weight 10', { kind: 'weight', value: 10 }],
  ['Advance a.b primary weight 50', { kind: 'primary-weight', value: 50 }],
  [
    'Advance a.b canary iteration 3/10',
    { kind: 'iteration', value: 3, of: 10 },
  ],
  ['Routing all traffic to canary', { kind: 'route-all-to-canary' }],
  [
    'Stop traffic mirroring and route all traffic to canary',
    { kind: 'route-all-to-canary' },
  ],
  ['Routing all traffic to primary', { kind: 'primary-weight', value: 100 }],
  ['Copying a.b template spec to a-primary.b', { kind: 'copied' }],
  [
    'Halt a.b advancement waiting for approval my hook',
    gate('gate-waiting', 'confirm-rollout'),
  ],
  [
    'Halt a.b advancement waiting for traffic increase approval my hook',
    gate('gate-waiting', 'confirm-traffic-increase'),
  ],
  [
    'Halt a.b advancement waiting for promotion approval my hook',
    gate('gate-waiting', 'confirm-promotion'),
  ],
  [
    'Confirm-rollout check my hook passed',
    gate('gate-passed', 'confirm-rollout'),
  ],
  [
    'Confirm-traffic-increase check my hook passed',
    gate('gate-passed', 'confirm-traffic-increase'),
  ],
  [
    'Confirm-promotion check my hook passed',
    gate('gate-passed', 'confirm-promotion'),
  ],
  [
    'Rollback check my hook passed',
    { kind: 'rollback-asked', hook: 'my hook' },
  ],
  ['Rolling back a.b manual webhook invoked', { kind: 'rolled-back-by-hook' }],
  [
    'Rolling back a.b failed checks threshold reached 900001',
    { kind: 'threshold-reached', count: 900001 },
  ],
  [
    'Promotion of a.b failed, primary not ready: a-primary.b not ready: x',
    { kind: 'primary-failed' },
  ],
  [
    'Promotion completed! Canary analysis was skipped for a.b',
    { kind: 'analysis-skipped' },
  ],
  ['Promotion completed! Scaling down a.b', { kind: 'promotion-completed' }],
  [
    'canary deployment a.b not ready: waiting for rollout to finish: 0 of 2',
    { kind: 'canary-not-ready' },
  ],
  // Flagger's own spelling.
  [
    'canary damonset a.b not ready with retryable true: waiting',
    { kind: 'canary-not-ready' },
  ],
  [
    'a-primary.b not ready: waiting for rollout to finish',
    { kind: 'primary-not-ready' },
  ],
  [
    'primary daemonset a-primary.b not ready: waiting',
    { kind: 'primary-not-ready' },
  ],
];

const failedChecks = [
  'Halt a.b advancement success rate 98.69% < 99%',
  'Halt a.b advancement request duration 1.515s > 500ms',
  'Halt a.b advancement error-rate 30.00 > 1',
  'Halt a.b advancement pre-rollout check w failed refused',
  'Halt a.b advancement external check w failed refused',
  'Halt advancement no values found for custom metric: x: no values found',
  'Prometheus query failed: timeout',
  'Prometheus query failed for x: timeout',
  'Metric query failed for x: timeout',
  'Metric template a.b error: not found',
  'Error building Prometheus client for http://x no',
];

const routine = [
  'New revision detected! Scaling up a.b',
  'New revision detected! Restarting analysis for a.b',
  'Starting canary analysis for a.b',
  'Canary failed! Scaling down a.b',
  'Initialization done! a.b',
  'Terminating canary a.b',
  'Terminated canary a.b',
  'all the metrics providers are available!',
  'skipping canary run as object is suspended',
  'Rollback hook w not signaling a rollback',
  'A/B testing is not supported when using the kubernetes provider',
  'Progressive traffic is not supported when using the kubernetes provider',
  'Setting canaryAnalysis.iterations: 10',
];

describe('what Flagger says', () => {
  it.each(messages)('%s', (message, meaning) => {
    expect(meaningOf(message)).toEqual(meaning);
  });

  it.each(failedChecks)('is a failed check: %s', message => {
    expect(meaningOf(message)).toEqual({ kind: 'check-failed' });
  });

  it.each(routine)('is routine: %s', message => {
    expect(meaningOf(message)).toEqual({ kind: 'routine' });
  });

  it.each([
    '',
    'HTTPRoute a.b update error: forbidden',
    'Advance a.b canary weight NaN',
    'Post-rollout hook w failed refused',
    'x'.repeat(100_000),
  ])('is something else: %.60s', message => {
    expect(meaningOf(message)).toEqual({ kind: 'other' });
  });
});
