import { sortedLabels } from '../evaluate/values';
import type { Answer, Line } from '../Prometheus';

/** `[seconds, text]`, as every value is written. */
type Pair = [number, string];

function pair(at: number, value: number): Pair {
  return [at / 1_000, formatNumber(value)];
}

/** The answer to an instant query. */
export function formatAnswer(answer: Answer, at: number) {
  switch (answer.type) {
    case 'scalar':
      return { resultType: 'scalar', result: pair(at, answer.value) };
    case 'string':
      return { resultType: 'string', result: [at / 1_000, answer.value] };
    case 'vector':
      return {
        resultType: 'vector',
        result: answer.elements.map(({ labels, value }) => ({
          metric: sortedLabels(labels),
          value: pair(at, value),
        })),
      };
    default:
      return formatLines(answer.lines);
  }
}

/** The answer to a range query. */
export function formatLines(lines: Line[]) {
  return {
    resultType: 'matrix',
    result: lines.map(({ labels, points }) => ({
      metric: sortedLabels(labels),
      values: points.map(({ at, value }) => pair(at, value)),
    })),
  };
}

/** As Go writes a float without exponent; JavaScript uses one for very small and large numbers. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign, first, rest = '', exponent] = match;
  const digits = first + rest;
  const places = Number(exponent);
  return places < 0
    ? `${sign}0.${'0'.repeat(-places - 1)}${digits}`
    : `${sign}${digits.padEnd(places + 1, '0')}`;
}

/** As alerts write their values: with an exponent of at least two digits. */
export function formatExponent(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return value
    .toExponential()
    .replace(
      /e([+-])(\d)$/,
      (_, sign: string, digit: string) => `e${sign}0${digit}`,
    );
}
