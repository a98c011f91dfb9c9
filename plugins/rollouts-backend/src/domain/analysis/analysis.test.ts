import type { Bound } from '@rollouts/backstage-plugin-rollouts-common';
import { observationsOf } from '../__testUtils__/replay';
import { aMetric, aSpec } from '../__testUtils__/story';
import type { CanarySpec, MetricSpec } from '../observation';
import { reduce } from '../reduce';
import type { RolloutState } from '../state';
import { checkMetric } from './checkMetric';
import { isSaidOf, saidOf } from './flaggerSays';
import { judge, toReading } from './judge';
import { planMetrics, Template, Unread } from './planMetrics';
import { renderQuery } from './render';

const context = {
  name: 'checkout',
  namespace: 'shop',
  target: 'checkout-app',
  service: 'svc',
  ingress: 'ing',
  route: 'rt',
  interval: '30s',
  variables: { code: '5..' },
};

describe('a query', () => {
  it('has the functions of Flagger filled in, and its white space collapsed', () => {
    expect(
      renderQuery(
        `
        sum(rate(x{n="{{ namespace }}",t="{{target}}",c="{{- variables.code -}}"}
          [{{ interval }}])) / {{ name }}_{{ service }}_{{ ingress }}_{{ route }}
        `,
        context,
      ),
    ).toBe(
      'sum(rate(x{n="shop",t="checkout-app",c="5.."} [30s])) / checkout_svc_ing_rt',
    );
  });

  it.each([
    ['{{ variables.nobody }}', /no variable "nobody"/],
    ['{{ variables.constructor }}', /no variable/],
    ['{{ target | quote }}', /no function/],
    ['{{ if eq name "x" }}', /no function/],
    ['{{ target', /without/],
  ])('with %s is refused', (template, words) => {
    expect(() => renderQuery(template, context)).toThrow(words);
  });
});

const templates = new Map<string, Template | Unread>([
  ['shop/hidden', { address: 'shop/hidden', reason: 'No answer' }],
  [
    'shop/error-rate',
    { provider: 'prometheus', query: 'errors{w="{{ target }}"}' },
  ],
  ['shop/plain', { provider: 'prometheus', query: 'up' }],
  ['shop/dog', { provider: 'datadog', query: 'avg:x' }],
]);
const plan = (
  metrics: Array<Partial<MetricSpec>>,
  spec: Partial<CanarySpec> = {},
  mesh: string | null = null,
) =>
  planMetrics(
    {
      namespace: 'shop',
      name: 'checkout',
      spec: {
        ...aSpec,
        metrics: metrics.map(metric => ({ ...aMetric, ...metric })),
        ...spec,
      },
    },
    templates,
    mesh,
  );
const builtIn = { template: null, query: null, interval: null };

describe('what is asked for a Canary', () => {
  it('is its template, about the canary and about the primary', () => {
    expect(plan([{}])[0]).toMatchObject({
      kind: 'template',
      template: 'shop/error-rate',
      query: 'errors{w="podinfo"}',
      primaryQuery: 'errors{w="podinfo-primary"}',
      unit: null,
      bound: { min: null, max: 1 },
      problems: [],
    });
  });

  it('says nothing of the primary where the query does not depend on the target', () => {
    const template = { name: 'plain', namespace: 'shop' };
    expect(plan([{ template }])[0].primaryQuery).toBeNull();
  });

  it.each([
    ['istio', 'istio_requests_total', 1],
    ['linkerd', 'response_total', 1],
    ['nginx', 'nginx_ingress_controller_requests', 1],
    ['kubernetes', 'http_request_duration_seconds_count', 1],
    ['gatewayapi:v1', 'http_request_duration_seconds_count', 1],
  ])("is Flagger's own query for %s", (provider, series) => {
    const [success] = plan([{ ...builtIn, name: 'request-success-rate' }], {
      provider,
    });
    expect(success).toMatchObject({ kind: 'built-in', unit: 'percent' });
    expect(success.query).toContain(series);
    expect(success.query).toContain('[1m]');
    expect(success.query).toContain('podinfo');
  });

  it("is every word of Flagger's own, where the canary is told by a label of its Ingress", () => {
    const [success, duration] = plan(
      ['request-success-rate', 'request-duration'].map(name => ({
        ...builtIn,
        name,
      })),
      { provider: 'nginx', ingressName: 'shop-ingress' },
    );
    const labels = 'namespace="shop", ingress="shop-ingress", canary!=""';
    const seconds = 'nginx_ingress_controller_response_duration_seconds';
    expect(success.query).toBe(
      `sum(rate(nginx_ingress_controller_requests{${labels}, status!~"5.*"}[1m])) / sum(rate(nginx_ingress_controller_requests{${labels}}[1m])) * 100`,
    );
    expect(duration.query).toBe(
      `sum(rate(${seconds}_sum{${labels}}[1m])) / sum(rate(${seconds}_count{${labels}}[1m])) * 1000`,
    );
    expect(duration.factor).toBe(1);
  });

  it('is of the provider that the Canary names, else of that which Flagger was started with', () => {
    const asked = (provider: string | null) =>
      plan(
        [{ ...builtIn, name: 'request-success-rate' }],
        { provider },
        'istio',
      )[0].query;
    expect(asked('linkerd')).toContain('response_total');
    expect(asked(null)).toContain('istio_requests_total');
  });

  it('is milliseconds for durations, also where they are counted in seconds', () => {
    const duration = { ...builtIn, name: 'request-duration' };
    const [http] = plan([duration], { provider: 'gatewayapi:v1' });
    const [istio] = plan([duration], { provider: null }, 'istio');
    expect([http.unit, http.factor]).toEqual(['milliseconds', 1_000]);
    expect([istio.unit, istio.factor]).toEqual(['milliseconds', 1]);
  });

  it('comes in the order in which Flagger asks', () => {
    const metrics = plan([
      { name: 'templated' },
      { ...builtIn, name: 'request-duration' },
      { ...builtIn, name: 'inline', query: 'up' },
    ]);
    expect(metrics.map(({ name }) => name)).toEqual([
      'request-duration',
      'inline',
      'templated',
    ]);
  });

  it('has an empty interval where Flagger has none: for templates', () => {
    const query = 'x[{{ interval }}]';
    const inline = plan([{ ...builtIn, name: 'a', query }])[0].query;
    expect(inline).toBe('x[1m]');
    templates.set('shop/window', { provider: 'prometheus', query });
    const template = { name: 'window', namespace: null };
    expect(plan([{ template, interval: null }])[0].query).toBe('x[]');
  });

  it.each([
    ['template-missing', { template: { name: 'gone', namespace: null } }, {}],
    ['template-unread', { template: { name: 'hidden', namespace: null } }, {}],
    ['provider-not-read', { template: { name: 'dog', namespace: null } }, {}],
    [
      'provider-not-read',
      { ...builtIn, name: 'request-duration' },
      { provider: 'skipper' },
    ],
    [
      'provider-not-read',
      { ...builtIn, name: 'request-duration' },
      { provider: null },
    ],
    ['template-missing', { ...builtIn, name: 'my-own' }, {}],
    ['query-not-rendered', { ...builtIn, name: 'a', query: '{{ x }}' }, {}],
  ] as Array<[string, Partial<MetricSpec>, Partial<CanarySpec>]>)(
    'is nothing, but why: %s for %j',
    (code, metric, spec) => {
      const [planned] = plan([metric], spec);
      expect(planned.query).toBeNull();
      expect(planned.problems.map(problem => problem.code)).toContain(code);
    },
  );

  it('warns of bounds that nothing or everything meets', () => {
    const codes = (bound: Partial<MetricSpec>) =>
      plan([bound])[0].problems.map(({ code }) => code);
    expect(codes({ min: 5, max: 1 })).toEqual(['no-bound']);
    expect(codes({ min: null, max: null })).toEqual(['no-bound']);
    expect(plan([{ min: null, max: null }])[0].bound.max).toBe(0);
    expect(codes({ min: 1, max: null })).toEqual([]);
  });
});

describe('a reading', () => {
  const read = (...values: number[]) =>
    toReading(
      { samples: values.map((value, i) => ({ at: i, value })), warnings: [] },
      1,
    );

  it.each<[number[], Bound, string, number | null]>([
    [[1], { min: null, max: 1 }, 'pass', 0],
    [[1.001], { min: null, max: 1 }, 'fail', expect.closeTo(-0.001)],
    [[99], { min: 99, max: null }, 'pass', 0],
    [[98], { min: 99, max: null }, 'fail', -1],
    [[5], { min: 1, max: 8 }, 'pass', 3],
    [[NaN], { min: null, max: 1 }, 'no-data', null],
    [[], { min: null, max: 1 }, 'no-data', null],
    [[Infinity], { min: null, max: 1 }, 'fail', null],
    [[Infinity], { min: 1, max: null }, 'pass', null],
    [[-Infinity], { min: 1, max: null }, 'fail', null],
    [[9, 0.5], { min: null, max: 1 }, 'pass', 0.5],
  ])('of %j within %j is a %s', (values, bound, result, margin) => {
    expect(judge(read(...values), bound)).toEqual({ result, margin });
  });

  it('keeps NaN and infinity apart from nothing, and from 0', () => {
    expect(read(NaN)).toEqual({ at: 0, value: null, text: 'NaN' });
    expect(read(-Infinity)).toMatchObject({ value: null, text: '-Inf' });
    expect(read()).toBeNull();
    expect(read(0)).toMatchObject({ value: 0, text: null });
  });
});

describe('what Flagger says of a metric', () => {
  it.each([
    ['error-rate', 'Halt podinfo.shop advancement error-rate 30.00 > 1', true],
    ['rate', 'Halt podinfo.shop advancement error-rate 30.00 > 1', false],
    ['error', 'Halt podinfo.shop advancement error-rate 30.00 > 1', false],
    [
      'request-success-rate',
      'Halt a.b advancement success rate 98.69% < 99%',
      true,
    ],
    [
      'request-duration',
      'Halt a.b advancement request duration 1.515s > 500ms',
      true,
    ],
    [
      'error-rate',
      'Halt advancement no values found for custom metric: error-rate: no values found',
      true,
    ],
    ['error-rate', 'Metric query failed for error-rate: bad_data', true],
    ['error-rate', 'Advance podinfo.shop canary weight 25', false],
    ['a.c', 'Halt x advancement abc 1 > 0', false],
  ])('%s in "%s": %s', (metric, message, expected) => {
    expect(isSaidOf(metric, message)).toBe(expected);
  });

  it('is found in a recording of a release that failed', () => {
    const state = observationsOf('weighted-metric-failure').reduce(
      (known: RolloutState | null, observation) =>
        reduce(known, observation).next,
      null,
    );
    const said = saidOf('error-rate', state?.utterances ?? [], 0);
    expect(said?.text).toMatch(/advancement error-rate [\d.]+ > 1/);
    expect(saidOf('error-rate', state?.utterances ?? [], Infinity)).toBeNull();
  });
});

describe('a check', () => {
  const NOW = 1_000_000;
  const [planned] = plan([{}]);
  const answered = (...values: number[]) => ({
    samples: values.map(value => ({ at: NOW, value })),
    warnings: [],
  });
  const nothing = { canary: null, primary: null, gauge: null, error: null };
  const halted = (at: number) => ({
    severity: 'warning' as const,
    message: 'Halt podinfo.shop advancement error-rate 30.00 > 1',
    times: [{ at, feeds: ['event' as const] }],
    count: 1,
  });
  const check = (
    asked: object,
    utterances = [] as ReturnType<typeof halted>[],
    notReachedAfter: string | null = null,
  ) =>
    checkMetric(
      planned,
      { ...nothing, ...asked },
      { utterances, since: 0, now: NOW, notReachedAfter },
    );

  it('has our reading, that of the primary and Flagger’s own gauge', () => {
    expect(
      check({
        canary: answered(0.5),
        primary: answered(0.1),
        gauge: answered(0.6),
      }),
    ).toMatchObject({
      canary: { value: 0.5 },
      primary: { value: 0.1 },
      result: 'pass',
      margin: 0.5,
      flagger: { reading: { value: 0.6 }, differs: false },
    });
  });

  it('says so when Flagger sees it otherwise', () => {
    const ours = { canary: answered(0.5) };
    expect(check({ ...ours, gauge: answered(3) }).flagger.differs).toBe(true);
    expect(check(ours, [halted(NOW - 5_000)]).flagger).toMatchObject({
      differs: true,
      at: NOW - 5_000,
    });
    // Long ago it may well have failed.
    expect(check(ours, [halted(NOW - 60_000)]).flagger.differs).toBe(false);
    expect(check({ gauge: answered(3) }).flagger.differs).toBe(false);
  });

  it('has no gauge where Flagger’s own check did not get to it', () => {
    const asked = { canary: answered(3), gauge: answered(0.1) };
    expect(check(asked).flagger).toMatchObject({
      reading: { value: 0.1 },
      differs: true,
    });
    expect(check(asked, [], 'latency').flagger).toMatchObject({
      reading: null,
      notReachedAfter: 'latency',
      differs: false,
    });
  });

  it('was not made when it could not be asked, and says why', () => {
    const error = { code: 'query-failed' as const, text: 'no answer' };
    expect(check({ error })).toMatchObject({
      result: 'not-evaluated',
      problems: [error],
    });
    expect(check({}).result).toBe('no-data');
  });

  it('tells of several series and of answers that are not complete', () => {
    const { problems } = check({
      canary: { ...answered(0.1, 0.2), warnings: ['remote read failed'] },
    });
    expect(problems).toEqual([
      { code: 'several-series', text: '2' },
      { code: 'partial', text: 'remote read failed' },
    ]);
  });
});
