/** The only door to time in the sandbox: real for the demo, simulated for tests and for the past. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls `task` once after `delayMs`; the returned function cancels it. */
  schedule(delayMs: number, task: () => void | Promise<void>): () => void;
}
