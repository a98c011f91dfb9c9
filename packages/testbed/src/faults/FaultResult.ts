/** What became of one fault. */
export interface FaultResult {
  fault: string;
  durationMs: number;
  /** What the portal said of the cluster while it was broken: `live 12 s, down 31 s`. */
  showed: string;
  /** Steps of releases that the cluster went through, and those that the portal does not tell. */
  transitions: number;
  lost: number;
  /** Holes that the portal recorded. */
  gaps: number;
  /** How often the API server said that a version of Canaries is too old. */
  expired: number;
  /** Changes that the portal made, or may have made. */
  writes: number;
  /** How many of them there were each time that the portal was killed. */
  writesAtKills: number[];
  /** Values that were compared in the end. */
  comparisons: number;
  /** What was wrong, in words; empty: passed. */
  wrong: string[];
}
