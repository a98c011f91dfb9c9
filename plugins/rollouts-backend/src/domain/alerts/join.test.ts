import { identityOf } from './identity';
import { joinAlerts } from './join';
import type { RuleAlert } from './types';

const rule = (changes: Partial<RuleAlert>): RuleAlert => ({
  labels: { alertname: 'Errors' },
  annotations: {},
  state: 'firing',
  activeAt: 1_000,
  value: 1,
  expression: 'errors > 0',
  source: 'prometheus:a',
  asOf: null,
  ...changes,
});

const older = rule({ activeAt: 1_000, annotations: { summary: 'older' } });
const newer = rule({ activeAt: 2_000, annotations: { summary: 'newer' } });

describe('an alert of two replicas of one Prometheus', () => {
  it.each([
    ['first', [older, newer]],
    ['last', [newer, older]],
  ])('is what the one says that has seen it longest, asked %s', (_, rules) => {
    const told = { cluster: 'production', notified: [], silences: [] };
    const [alert, ...others] = joinAlerts({ ...told, rules });

    expect(others).toEqual([]);
    expect(alert.rule).toBe(older);
    expect(alert.annotations).toEqual({ summary: 'older' });
  });
});

it.each([
  'cluster',
  'prometheus',
  'prometheus_replica',
  'replica',
  '__replica__',
  'monitor',
])('an alert is the same with a label %s, which a sender adds', label => {
  const labels = { alertname: 'Errors', namespace: 'shop' };
  const identity = identityOf('production', labels);

  expect(identityOf('production', { ...labels, [label]: 'x' })).toBe(identity);
  expect(identityOf('production', { ...labels, pod: 'x' })).not.toBe(identity);
});
