import { messages } from '../translation/messages';

type Plain<K> = K extends `${infer Base}_one` | `${infer Base}_other`
  ? Base
  : K;

/** A key of the translation ref, plural endings removed. */
export type MessageKey = Plain<keyof typeof messages>;

export type MessageParams = Record<
  string,
  string | number | boolean | null | undefined
>;

/** Says a message in the reader's language. */
export type Words = (key: MessageKey, params?: MessageParams) => string;

const texts: Record<string, string | undefined> = messages;

/**
 * Says `key`, or its shorter form `<key>.bare` when one of the values that the sentence needs is
 * not known: a sentence with a hole in it would read as a fact.
 */
export function say(
  words: Words,
  key: MessageKey,
  params: MessageParams = {},
): string {
  const bare = `${key}.bare`;
  return isKey(bare) && !fills(key, params)
    ? words(bare, params)
    : words(key, params);
}

/** Stands where something drawn comes; no message has it. */
const GAP = '\u0000';

/** The pieces of a message around values that are drawn rather than written. */
export function sayAround(
  words: Words,
  key: MessageKey,
  names: string[],
  params: MessageParams = {},
): string[] {
  const gaps = Object.fromEntries(names.map(name => [name, GAP]));
  return words(key, { ...params, ...gaps }).split(GAP);
}

/** Whether there is a message with this key. */
export function isKey(key: string): key is MessageKey {
  return texts[key] !== undefined;
}

function fills(key: MessageKey, params: MessageParams): boolean {
  const holes = texts[key]?.matchAll(/\{\{(\w+)\}\}/g) ?? [];
  return [...holes].every(([, name]) => (params[name] ?? null) !== null);
}
