import type { Matcher } from '../Matcher';

/** Keeps alerts that match from being sent. Times are UTC milliseconds. */
export interface Silence {
  id: string;
  matchers: Matcher[];
  startsAt: number;
  endsAt: number;
  updatedAt: number;
  createdBy: string;
  comment: string;
}

export type SilenceState = 'pending' | 'active' | 'expired';

export function stateOf(
  { startsAt, endsAt }: Silence,
  now: number,
): SilenceState {
  if (now >= endsAt) return 'expired';
  return now < startsAt ? 'pending' : 'active';
}
