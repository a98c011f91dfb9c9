import { parser } from '@prometheus-io/lezer-promql';
import type { PlannedMetric } from '../domain/analysis/planMetrics';
import { evaluate } from './evaluate';

const GAUGE = 'flagger_canary_metric_analysis';

const planned = (changes: Partial<PlannedMetric> = {}): PlannedMetric => ({
  name: 'error-rate',
  kind: 'template',
  template: 'shop/error-rate',
  provider: 'prometheus',
  query: 'of_canary',
  primaryQuery: 'of_primary',
  unit: null,
  bound: { min: null, max: 1 },
  intervalMs: 10_000,
  factor: 1,
  problems: [],
  ...changes,
});

/** Evaluates and tells what was asked; queries that begin with `fails` are refused. */
async function evaluated(
  metrics: PlannedMetric[],
  of: { target?: string; namespace?: string; checked?: boolean } = {},
) {
  const asked: string[] = [];
  const checks = await evaluate({
    target: 'checkout',
    namespace: 'shop',
    checked: true,
    ...of,
    planned: metrics,
    ask: async query => {
      asked.push(query);
      if (query.startsWith('fails')) throw new Error('bad_data: parse error');
      const labels = { metric: 'error-rate' };
      return { samples: [{ labels, at: 1, value: 0.5 }], warnings: [] };
    },
    utterances: [],
    since: 0,
    now: 1,
  });
  return { asked, checks };
}

/** What PromQL's own grammar finds in a query: series, and label values as they were meant. */
function partsOf(query: string) {
  const found = { series: [] as string[], values: [] as string[], others: 0 };
  parser.parse(query).iterate({
    enter: ({ name, from, to, type }) => {
      const text = query.slice(from, to);
      if (name === 'Identifier') found.series.push(text);
      if (name === 'StringLiteral') found.values.push(JSON.parse(text));
      const isOther = ['FunctionCall', 'LineComment', 'NumberDurationLiteral'];
      if (type.isError || isOther.includes(name)) found.others += 1;
    },
  });
  return found;
}

describe('the question for Flagger’s own gauge', () => {
  it.each([
    'checkout',
    'check.out',
    'a"} or vector(1) #',
    'a\\',
    'a\\"} or vector(1) or x{y="',
    'a\n"} or up{x="',
    "a'`{{ target }}",
    '.*|$(id)',
  ])('is about %j and nothing else', async name => {
    const { asked } = await evaluated([planned()], {
      target: name,
      namespace: name,
    });

    expect(partsOf(asked[0])).toEqual({
      series: [GAUGE, GAUGE],
      values: [name, name, name, name],
      others: 0,
    });
  });
});

it('Flagger’s gauge is not asked while it may be of an earlier run', async () => {
  const { asked, checks } = await evaluated([planned()], { checked: false });

  expect(asked).toEqual(['of_canary', 'of_primary']);
  expect(checks[0].flagger).toMatchObject({ reading: null, differs: false });
});

describe('metrics that are asked at once', () => {
  it('are asked as they were planned, whatever they are called', async () => {
    const name = 'a"} or vector(1) #';
    const { asked } = await evaluated([planned({ name })]);

    expect(asked.slice(1)).toEqual(['of_canary', 'of_primary']);
    expect(asked[0]).not.toContain(name);
  });

  it('cost each other nothing when one is refused', async () => {
    const { checks } = await evaluated([
      planned({ query: 'fails' }),
      planned({ name: 'latency' }),
    ]);

    expect(checks).toMatchObject([
      {
        result: 'not-evaluated',
        problems: [{ code: 'query-failed', text: 'bad_data: parse error' }],
      },
      { result: 'pass', canary: { value: 0.5 } },
    ]);
  });

  it('are judged without the primary where it cannot be asked', async () => {
    const { checks } = await evaluated([planned({ primaryQuery: 'fails' })]);

    expect(checks).toMatchObject([{ result: 'pass', primary: null }]);
  });
});
