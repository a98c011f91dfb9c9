import type {
  ActionOffer,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The way back first: it is the one that is in a hurry. */
const order: readonly Verb[] = [
  'rollback',
  'promote',
  'resume',
  'retry',
  'pause',
  'promote-unchecked',
];

/** More buttons than this beside each other hide the one that is meant. */
const AT_HAND = 3;

/** For emergencies: never at hand, where it could be taken for the ordinary way. */
const folded: readonly Verb[] = ['promote-unchecked'];

/** Those that stand on the page, and those that are folded away: few buttons, the likely ones first. */
export interface Arranged {
  atHand: ActionOffer[];
  folded: ActionOffer[];
}

/**
 * What can be done comes before what cannot. Where nothing can be done, the two that people look for
 * stay, with the reason.
 */
export function arrange(offers: ActionOffer[]): Arranged {
  const sorted = [...offers].sort(
    (a, b) => order.indexOf(a.verb) - order.indexOf(b.verb),
  );
  const possible = sorted.filter(
    offer => isPossible(offer) && !folded.includes(offer.verb),
  );
  const atHand =
    possible.length > 0 ? possible.slice(0, AT_HAND) : sorted.slice(0, 2);
  return { atHand, folded: sorted.filter(offer => !atHand.includes(offer)) };
}

function isPossible({ allowed, plan }: ActionOffer): boolean {
  return allowed && plan !== null;
}
