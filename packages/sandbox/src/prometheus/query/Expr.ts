export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A condition on one label; the name of the metric is the label `__name__`. */
export interface Matcher {
  label: string;
  operator: MatchOperator;
  value: string;
  matches(value: string): boolean;
}

export interface Selector {
  kind: 'selector';
  matchers: Matcher[];
  offsetMs: number;
}

/** How the two sides of a binary operation find each other. */
export interface Matching {
  /** `on` names the labels that count, `ignoring` those that do not. */
  on: boolean;
  labels: string[];
  /** The side of which several may match one of the other. */
  many: 'left' | 'right' | null;
  /** Labels taken from the side with one. */
  include: string[];
}

export interface Grouping {
  without: boolean;
  labels: string[];
}

/** A query after reading: what the evaluator knows. */
export type Expr =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | Selector
  | { kind: 'range'; selector: Selector; rangeMs: number }
  | { kind: 'negate'; operand: Expr }
  | { kind: 'call'; name: string; args: Expr[] }
  | { kind: 'aggregate'; operator: string; grouping: Grouping; operand: Expr }
  | {
      kind: 'binary';
      operator: string;
      left: Expr;
      right: Expr;
      /** A comparison answers 0 or 1 instead of leaving elements out. */
      bool: boolean;
      matching: Matching;
    };
