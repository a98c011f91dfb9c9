import { RE2JS } from 're2js';

/** One set of Alertmanager matchers, all of which must hold. */
export type Matchers = (labels: Record<string, string>) => boolean;

/** Whoever needs more than this has several entities in one. */
const LONGEST_TEXT = 4_096;
const LONGEST_PATTERN = 512;

/** No two parts that follow each other take the same character: else a regex tries every border. */
const ONE =
  /^([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^",;{}\s](?:[^",;{}]*[^",;{}\s])?)?)$/;

/**
 * Reads `namespace="shop",service=~"cart|cart-worker"`, several sets separated by `;`. A set that
 * cannot be read matches nothing and is named in `problems`.
 */
export function parseMatchers(text: string): {
  sets: Matchers[];
  problems: string[];
} {
  if (text.length > LONGEST_TEXT) {
    return { sets: [], problems: [text.slice(0, LONGEST_PATTERN)] };
  }
  const problems: string[] = [];
  const sets = split(text, ';').flatMap(set => {
    const matchers = split(set.replace(/^\s*\{|\}\s*$/g, ''), ',').map(
      parseOne,
    );
    const isReadable = matchers.length > 0 && matchers.every(Boolean);
    if (!isReadable) problems.push(set.trim());
    const readable = matchers as Matchers[];
    return isReadable
      ? [(labels: Record<string, string>) => readable.every(m => m(labels))]
      : [];
  });
  return { sets, problems };
}

function parseOne(text: string): Matchers | null {
  const [, label, operator, quoted, bare] = ONE.exec(text.trim()) ?? [];
  if (!label) return null;
  const value = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
  const isNegative = operator.startsWith('!');
  if (!operator.endsWith('~')) {
    return labels => ((labels[label] ?? '') === value) !== isNegative;
  }
  const pattern = compile(value);
  return (
    pattern && (labels => pattern.matches(labels[label] ?? '') !== isNegative)
  );
}

/**
 * Alertmanager's own dialect, in linear time: it comes from files that anybody in the company may
 * write, and a pattern that backtracks would stop the portal for all.
 */
function compile(pattern: string): RE2JS | null {
  if (pattern.length > LONGEST_PATTERN) return null;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
}

/** Splits outside of quotes; empty parts are dropped. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"' && text[i - 1] !== '\\') isQuoted = !isQuoted;
    if (char === separator && !isQuoted) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.filter(part => part.trim() !== '');
}
