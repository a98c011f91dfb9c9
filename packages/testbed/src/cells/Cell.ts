import type { Verb } from '../portal/PortalClient';

/** What kind of analysis it is, in the words of the page of answers. */
export const STRATEGIES = [
  'weighted',
  'A/B',
  'blue-green',
  'provider kubernetes',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** Who is asked before it goes on, as the columns of that page are called. */
export const HOOKS = [
  'nobody is asked',
  'the portal is asked',
  'the portal, not asked yet',
  'another server is asked',
] as const;
export type Hooks = (typeof HOOKS)[number];

/** What does not change while a Canary goes through its phases. */
export interface Column {
  strategy: Strategy;
  hooks: Hooks;
}

/** Where a Canary can be: all verbs are answered there. */
export interface Place extends Column {
  situation: string;
  phase: string;
}

/** One answer of the page. */
export interface Cell extends Place {
  verb: Verb;
}

/** `as usual / Progressing / weighted / nobody is asked`. */
export function placeName(place: Place): string {
  const { situation, phase, strategy, hooks } = place;
  return [situation, phase, strategy, hooks].join(' / ');
}

/** The same, after the verb. */
export function cellName(cell: Cell): string {
  return `${cell.verb} / ${placeName(cell)}`;
}
