import type { Canary } from '../../flagger/canary';
import { builtInQueries } from './builtInQueries';
import { renderQuery } from './renderQuery';

const canary = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'cart-canary', namespace: 'shop' },
  spec: {
    targetRef: { kind: 'Deployment', name: 'cart' },
    service: { name: 'cart-svc' },
    analysis: {},
  },
} as Canary;

it('fills in what Flagger knows and collapses whitespace', () => {
  const query = `{{ name }} {{namespace}}
      {{- target -}} {{ service }} {{ ingress }} [{{ interval }}]{{ variables.path }}`;
  expect(
    renderQuery(query, canary, {
      name: 'x',
      interval: '30s',
      templateVariables: { path: '/api' },
    }),
  ).toBe('cart-canary shopcartcart-svc cart [30s]/api');
});

it.each([
  ['{{ variables.missing }}', 'map has no entry for key "missing"'],
  ['{{ nonsense }}', 'function "nonsense" not defined'],
])('does not render %s', (query, reason) => {
  expect(() => renderQuery(query, canary, { name: 'x' })).toThrow(reason);
});

it('has the queries that Flagger has for the Gateway API', () => {
  const { success = '' } = builtInQueries('gatewayapi:v1') ?? {};
  expect(renderQuery(success, canary, { name: 'x', interval: '1m' })).toBe(
    'sum(rate(http_request_duration_seconds_count{kubernetes_namespace="shop",kubernetes_pod_name=~"cart-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)",status!~"5.*"}[1m])) / sum(rate(http_request_duration_seconds_count{kubernetes_namespace="shop",kubernetes_pod_name=~"cart-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"}[1m])) * 100',
  );
  expect(builtInQueries('skipper')).toBeNull();
});
