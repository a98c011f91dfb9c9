/** What became of one scenario in one world. */
export interface Result {
  scenario: string;
  world: 'sandbox' | 'testbed';
  /** Flagger's version there. */
  flagger: string;
  durationMs: number;
  /** Values that were compared. */
  comparisons: number;
  /** Moments that could not be compared because the cluster moved. */
  moved: number;
  /** What did not agree, in words; empty: passed. */
  wrong: string[];
  /** The sequence of the Canary's status. */
  lines: string[];
  /** The portal's timeline of each release in words, oldest first. */
  timelines: string[][];
}
