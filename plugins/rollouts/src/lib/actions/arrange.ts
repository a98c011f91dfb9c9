import type {
  ActionOffer,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The way back first: it is the one that is in a hurry. */
const order: readonly Verb[] = [
  'rollback',
  'promote',
  'approve',
  'resume',
  'retry',
  'revert',
  'reject',
  'pause',
  'promote-unchecked',
  'revert-primary',
];

/** More buttons than this beside each other hide the one that is meant. */
const AT_HAND = 3;

/** For emergencies: never at hand, where it could be taken for the ordinary way. */
const folded: readonly Verb[] = ['promote-unchecked', 'revert-primary'];

/** Those that stand on the page, and those that are folded away: few buttons, the likely ones first. */
export interface Arranged {
  atHand: ActionOffer[];
  folded: ActionOffer[];
}

/**
 * What can be done comes before what cannot. Where a release runs about which nothing can be done, the
 * two that people look for stay, with the reason.
 */
export function arrange(offers: ActionOffer[], isRunning: boolean): Arranged {
  const sorted = [...offers].sort(
    (a, b) => order.indexOf(a.verb) - order.indexOf(b.verb),
  );
  const possible = sorted.filter(
    ({ verb, allowed, plan }) =>
      allowed &&
      plan !== null &&
      !folded.includes(verb) &&
      // A pause of what does not move is of use where that is dangerous.
      (verb !== 'pause' || isRunning || isNearest(verb, offers)),
  );
  const atHand =
    possible.length > 0 || !isRunning
      ? possible.slice(0, AT_HAND)
      : sorted.slice(0, 2);
  return { atHand, folded: sorted.filter(offer => !atHand.includes(offer)) };
}

/** Whether the reader can do it now. */
export function isPossible({ allowed, plan }: ActionOffer): boolean {
  return allowed && plan !== null;
}

/** Whether something else is refused that this stands in for. */
function isNearest(verb: Verb, offers: ActionOffer[]): boolean {
  return offers.some(({ refusal }) => refusal?.instead === verb);
}
