import { at } from '../__testUtils__/story';
import { notReached } from './lastCheck';

const metric = (name: string, kind: 'template' | 'built-in' | 'inline') => ({
  name,
  kind,
  intervalMs: 10_000,
});
const metrics = [
  metric('latency', 'template'),
  metric('queue', 'template'),
  metric('request-success-rate', 'built-in'),
];
const halted = (name: string, second: number) => ({
  severity: 'warning' as const,
  message: `Halt podinfo.shop advancement ${name} 30.00 > 1`,
  times: [{ at: at(second), feeds: ['event' as const] }],
  count: 1,
});
const reached = (second: number, ...utterances: ReturnType<typeof halted>[]) =>
  Object.fromEntries(
    notReached(metrics, { utterances, since: at(0), now: at(second) }),
  );

describe('a check of Flagger', () => {
  it('ends at the first metric that fails, templates last', () => {
    expect(reached(22, halted('latency', 20))).toEqual({ queue: 'latency' });
    expect(reached(22, halted('success rate', 20))).toEqual({
      latency: 'request-success-rate',
      queue: 'request-success-rate',
    });
  });

  it('ends where the newest words say', () => {
    const words = [halted('success rate', 10), halted('latency', 20)];
    expect(reached(22, ...words)).toEqual({ queue: 'latency' });
  });

  it('reached all when nothing failed lately', () => {
    expect(reached(36, halted('latency', 20))).toEqual({});
    expect(reached(22)).toEqual({});
  });
});
