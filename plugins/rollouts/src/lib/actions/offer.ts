import type { ActionOffer } from '@rollouts/backstage-plugin-rollouts-common';
import type { Locale } from '../format/time';
import type { Words } from '../words';
import { sayConsequence } from './plan';
import { sayRefusal } from './refusal';

export interface OfferView {
  verb: ActionOffer['verb'];
  available: boolean;
  /** The consequence, or why it is not offered. */
  text: string | null;
}

/** What stands beside a button. */
export function toOffer(
  offer: ActionOffer,
  words: Words,
  locale: Locale,
): OfferView {
  const { verb, allowed, plan, refusal, permission } = offer;
  if (!allowed) {
    return {
      verb,
      available: false,
      text: words('action.needs', { permission }),
    };
  }
  if (refusal) {
    return { verb, available: false, text: sayRefusal(refusal, words, locale) };
  }
  return {
    verb,
    available: plan !== null,
    text: sayConsequence(offer, words),
  };
}

/** What is said beside the buttons: a sentence that holds for all of them is said once. */
export function toNotes(
  offers: OfferView[],
): Array<{ verb: OfferView['verb'] | null; text: string }> {
  const notes = offers.flatMap(({ verb, text }) =>
    text ? { verb, text } : [],
  );
  const same = notes.every(({ text }) => text === notes[0].text);
  return same && notes.length > 1
    ? [{ verb: null, text: notes[0].text }]
    : notes;
}
