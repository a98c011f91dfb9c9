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
  /** How often it was played; the rest tells of the last time. */
  plays: number;
  /** Where the portal and the cluster did not agree, in words. */
  differences: string[];
  /** What did not come about as the scenario has it, in words. */
  wrong: string[];
  /** Deeds that came after the canary had moved on, in words: in real time a machine may be too slow. */
  late: string[];
  /** The sequence of the Canary's status. */
  lines: string[];
  /** The portal's timeline of each release in words, oldest first. */
  timelines: string[][];
}

/** Whether everything agreed. */
export function hasPassed({ differences, wrong }: Result): boolean {
  return differences.length === 0 && wrong.length === 0;
}
