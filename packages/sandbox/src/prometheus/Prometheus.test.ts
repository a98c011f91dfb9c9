import answers from './__testUtils__/answers.json';
import { sampleSource, T0 } from './__testUtils__/sampleSeries';
import type { Labels } from './evaluate/values';
import { Answer, Prometheus } from './Prometheus';
import { PromError } from './query/PromError';

const AT = T0 + 603_000;
const prometheus = new Prometheus(sampleSource);

function seriesText({ __name__ = '', ...labels }: Labels): string {
  const pairs = Object.keys(labels)
    .sort()
    .map(name => `${name}=${JSON.stringify(labels[name])}`);
  return `${__name__}{${pairs.join(', ')}}`;
}

/** Sums differ in the last digits by the order of their parts. */
function numberText(value: number): string {
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(12)))
    : String(value);
}

function lineText({
  labels,
  points,
}: {
  labels: Labels;
  points: Array<{ at: number; value: number }>;
}): string {
  const texts = points.map(
    ({ at, value }) => `${numberText(value)}@${(at - T0) / 1_000}`,
  );
  return [seriesText(labels), ...texts].join(' ');
}

function answerTexts(answer: Answer): string[] {
  switch (answer.type) {
    case 'vector':
      return answer.elements
        .map(
          ({ labels, value }) => `${seriesText(labels)} ${numberText(value)}`,
        )
        .sort();
    case 'matrix':
      return answer.lines.map(lineText).sort();
    case 'scalar':
      return [numberText(answer.value)];
    default:
      return [answer.value];
  }
}

/** The same for what was recorded. */
function rounded(line: string): string {
  return line
    .replace(/(?<= )\+Inf(?=@|$)/g, 'Infinity')
    .replace(/(?<=^| )-?\d+\.\d{9,}(?=@|$)/g, text => numberText(Number(text)));
}

function errorOf(run: () => unknown): PromError | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof PromError) return error;
    throw error;
  }
}

describe('the same series in a real Prometheus (3.16) and in this one', () => {
  const { instant, range } = answers;

  it.each(instant.filter(({ answer }) => answer))(
    'answer $query alike',
    ({ query, type, answer }) => {
      const own = prometheus.query(query, AT);
      expect([own.type, ...answerTexts(own)]).toEqual([
        type,
        ...(answer ?? []).map(rounded),
      ]);
    },
  );

  it.each(instant.filter(({ error }) => error))(
    'refuse $query alike',
    ({ query, error }) => {
      const own = errorOf(() => prometheus.query(query, AT));
      expect(own?.errorType).toBe(error);
      expect(own?.message).not.toContain('not supported');
    },
  );

  it.each(range)('draw $query alike', ({ query, answer }) => {
    const lines = prometheus.queryRange(query, {
      start: T0 + 330_000,
      end: T0 + 960_000,
      step: 60_000,
    });
    const words = (text: string) => text.split(' ').map(rounded).join(' ');
    expect(lines.map(lineText).sort()).toEqual(answer.map(words));
  });
});

it.each([
  ['topk(1, depth)', 'topk with a parameter'],
  ['quantile(0.5, depth)', 'quantile with a parameter'],
  ['predict_linear(depth[1m], 60)', 'the function predict_linear'],
  ['sum_over_time(depth[1m:10s])', 'SubqueryExpr'],
  ['depth @ 1795400100', 'StepInvariantExpr'],
  ['depth atan2 depth', 'the operator atan2'],
  ['(depth + depth) offset 1m', 'offset on anything but a selector'],
])('makes no number up for %s', (query, what) => {
  const error = errorOf(() => prometheus.query(query, AT));
  expect(error?.errorType).toBe('execution');
  expect(error?.message).toContain(`not supported by the sandbox: ${what}`);
});

it.each([
  [{ start: T0 + 1, end: T0, step: 1_000 }, 'end timestamp'],
  [{ start: T0, end: T0 + 1, step: 0 }, 'step widths'],
  [{ start: T0, end: T0 + 11_001_000, step: 1_000 }, '11,000 points'],
])('refuses the range %j', (range, what) => {
  const error = errorOf(() => prometheus.queryRange('vector(1)', range));
  expect(error?.errorType).toBe('bad_data');
  expect(error?.message).toContain(what);
});

it.each([
  ['depth * on (pod) requests_total', 'on the right side'],
  ['requests_total * on (pod) group_right depth', 'on the left side'],
  ['requests_total * on (pod) on_node', 'must be explicit'],
])('does not guess which belong together in %s', (query, what) => {
  const error = errorOf(() => prometheus.query(query, AT));
  expect(error?.errorType).toBe('execution');
  expect(error?.message).toContain(what);
});

it('says where a query cannot be read', () => {
  const error = errorOf(() => prometheus.query('sum(\n  depth{', AT));
  expect(error?.message).toBe('2:9: parse error: unexpected end of input');
});
