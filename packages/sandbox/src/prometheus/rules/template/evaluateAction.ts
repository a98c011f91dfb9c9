import { readNumber, readString } from '../../query/literals';
import { unsupported } from '../../query/PromError';
import type { Labels } from '../../evaluate/values';
import {
  goNumber,
  humanize,
  humanize1024,
  humanizeDuration,
  humanizePercentage,
} from './humanize';
import { printf } from './printf';

/** What a template speaks about. */
export interface About {
  labels: Labels;
  value: number;
}

type Argument = string | number;

const WORD = /"(?:[^"\\]|\\.)*"|`[^`]*`|\||[^\s|]+/g;

/**
 * Evaluates what stands between the braces: a value, or a pipeline of functions.
 *
 * @throws PromError for what the sandbox does not know.
 */
export function evaluateAction(action: string, about: About): string {
  const words = action.match(WORD) ?? [];
  const stages = words
    .join(' ')
    .split(' | ')
    .map(stage => stage.match(WORD) ?? []);
  const result = stages.reduce<Argument | null>(
    (piped, stage) => evaluateStage(stage, piped, about),
    null,
  );
  return typeof result === 'number' ? goNumber(result) : result ?? '';
}

function evaluateStage(
  [first = '', ...rest]: string[],
  piped: Argument | null,
  about: About,
): Argument {
  const operand = readOperand(first, about);
  if (operand !== null) return operand;
  const args = rest.map(word => {
    const value = readOperand(word, about);
    if (value === null) throw unsupported(`the template ${word}`);
    return value;
  });
  return callFunction(first, piped === null ? args : [...args, piped]);
}

function readOperand(word: string, { labels, value }: About): Argument | null {
  const [, label] = /^(?:\$labels|\.Labels)\.(\w+)$/.exec(word) ?? [];
  if (label !== undefined) return labels[label] ?? '';
  if (word === '$value' || word === '.Value') return value;
  if (/^["`]/.test(word)) return readString(word);
  return /^[-+]?\d/.test(word) ? readNumber(word) : null;
}

function callFunction(name: string, args: Argument[]): Argument {
  const last = args[args.length - 1];
  switch (name) {
    case 'printf':
      return printf(String(args[0]), args.slice(1));
    case 'humanize':
      return humanize(Number(last));
    case 'humanize1024':
      return humanize1024(Number(last));
    case 'humanizeDuration':
      return humanizeDuration(Number(last));
    case 'humanizePercentage':
      return humanizePercentage(Number(last));
    case 'toUpper':
      return String(last).toUpperCase();
    case 'toLower':
      return String(last).toLowerCase();
    default:
      throw unsupported(`the template function ${name}`);
  }
}
