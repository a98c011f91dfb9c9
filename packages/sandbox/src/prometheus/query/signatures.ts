/** What an expression answers. */
export type Type = 'scalar' | 'string' | 'instant vector' | 'range vector';

export interface Signature {
  args: Type[];
  /** How many of the last arguments may be left out. */
  optional: number;
  returns: Type;
}

const V: Type = 'instant vector';
const R: Type = 'range vector';
const S: Type = 'scalar';
const T: Type = 'string';

const vector = (args: Type[], optional = 0): Signature => ({
  args,
  optional,
  returns: V,
});

const overTime = ['avg', 'min', 'max', 'sum', 'count', 'last', 'present'];
const ofRange = ['rate', 'increase', 'irate', 'delta', 'changes', 'resets'];
const ofVector = ['abs', 'ceil', 'floor', 'sqrt', 'exp', 'ln', 'absent'];

/** The functions that the sandbox evaluates. */
export const signatures = new Map<string, Signature>([
  ...overTime.map((name): [string, Signature] => [
    `${name}_over_time`,
    vector([R]),
  ]),
  ...ofRange.map((name): [string, Signature] => [name, vector([R])]),
  ...ofVector.map((name): [string, Signature] => [name, vector([V])]),
  ['absent_over_time', vector([R])],
  ['round', vector([V, S], 1)],
  ['clamp', vector([V, S, S])],
  ['clamp_min', vector([V, S])],
  ['clamp_max', vector([V, S])],
  ['histogram_quantile', vector([S, V])],
  ['label_replace', vector([V, T, T, T, T])],
  ['timestamp', vector([V])],
  ['vector', vector([S])],
  ['scalar', { args: [V], optional: 0, returns: S }],
  ['time', { args: [], optional: 0, returns: S }],
]);

/** Aggregations that the sandbox evaluates. */
export const aggregations = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'group',
  'stddev',
];
