import type { Canary, Metric } from '../flagger/canary';
import { Traffic } from './Traffic';

const canary = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: { targetRef: { kind: 'Deployment', name: 'cart' }, analysis: {} },
} as Canary;

function read(traffic: Traffic, metric: Partial<Metric> & { name: string }) {
  return traffic.evaluate(canary, metric);
}

it.each([
  [{ name: 'error-rate' }, 30],
  [{ name: 'request-success-rate' }, 70],
  [{ name: 'request-duration' }, 800],
  [{ name: 'latency-p99', thresholdRange: { max: 5 } }, 0.8],
  [{ name: 'reconcile-samples' }, 84],
])('reads %j as %d', (metric, value) => {
  const traffic = new Traffic();
  traffic.set('shop', 'cart', { errorRatio: 0.3, latencyMs: 800 });
  expect(read(traffic, metric)).toEqual({ kind: 'value', value });
});

it('has no value without traffic and an error for what it does not know', () => {
  const traffic = new Traffic();
  expect(read(traffic, { name: 'moon-phase' })).toMatchObject({
    kind: 'error',
  });
  traffic.set('shop', 'cart', { idle: true });
  expect(read(traffic, { name: 'error-rate' })).toEqual({ kind: 'no-values' });
  traffic.reset('shop', 'cart');
  expect(read(traffic, { name: 'error-rate' })).toMatchObject({
    kind: 'value',
  });
});
