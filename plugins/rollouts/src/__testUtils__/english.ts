import { messages } from '../translation/messages';
import type { Words } from '../lib/words';

const texts: Record<string, string | undefined> = messages;

/** The English words, for tests of what is said. */
export const english: Words = (key, params = {}) => {
  const plural = params.count === 1 ? `${key}_one` : `${key}_other`;
  const text = texts[key] ?? texts[plural] ?? `?${key}?`;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name]));
};

export const utc = { language: 'en', zone: 'UTC' };
