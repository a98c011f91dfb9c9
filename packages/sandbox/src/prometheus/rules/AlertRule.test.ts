import { sampleSource, T0 } from '../__testUtils__/sampleSeries';
import { Prometheus } from '../Prometheus';
import { AlertRule } from './AlertRule';
import { readRules } from './readRules';

const prometheus = new Prometheus(sampleSource);

function ruleOf(rule: Record<string, unknown>): AlertRule {
  const [group] = readRules({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'rules', namespace: 'shop' },
    spec: { groups: [{ name: 'group', rules: [rule] }] },
  });
  return new AlertRule(group.rules[0]);
}

/** The states after each look, ten seconds apart. */
function looks(rule: AlertRule, fromS: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    rule.evaluate(prometheus, T0 + (fromS + index * 10) * 1_000);
    return rule.state;
  });
}

it('waits before it fires, and starts anew after a gap', () => {
  // The values of that series are 0 7 3 10 6 2 9 5 1 8 4, over and over.
  const rule = ruleOf({
    alert: 'Deep',
    expr: 'depth{pod="x"} > 4',
    for: '10s',
    labels: { severity: 'warning', of: '{{ $labels.pod }}' },
  });
  expect(looks(rule, 20, 8)).toEqual([
    'inactive',
    'pending',
    'firing',
    'inactive',
    'pending',
    'firing',
    'inactive',
    'pending',
  ]);
  expect(rule.active[0]).toMatchObject({
    labels: { alertname: 'Deep', pod: 'x', severity: 'warning', of: 'x' },
    value: 8,
    activeAt: T0 + 90_000,
    firedAt: null,
  });
});

it('fires at once without a wait, and stays when it is told to', () => {
  const rule = ruleOf({
    alert: 'Deep',
    expr: 'depth{pod="x"} > 9',
    keep_firing_for: '15s',
  });
  expect(looks(rule, 20, 4)).toEqual([
    'inactive',
    'firing',
    'firing',
    'inactive',
  ]);
});

it('keeps what it has found while it cannot look', () => {
  const rule = ruleOf({ alert: 'Deep', expr: 'depth{pod="x"} > 9' });
  looks(rule, 30, 1);
  rule.spec.expr = 'topk(1, depth)';
  expect(looks(rule, 40, 1)).toEqual(['firing']);
  expect(rule.health).toBe('err');
  expect(rule.lastError).toContain('not supported by the sandbox');
});

it('cannot tell alerts apart that only the name of their metric tells apart', () => {
  const rule = ruleOf({
    alert: 'Any',
    expr: '{__name__=~"depth|on_node"}',
    labels: { node: '', pod: 'any' },
  });
  looks(rule, 30, 1);
  expect(rule.lastError).toContain('same labelset');
});

it('refuses to record', () => {
  const rule = ruleOf({ record: 'depth:max', expr: 'max(depth)' });
  looks(rule, 30, 1);
  expect(rule.lastError).toContain('recording rules');
});
