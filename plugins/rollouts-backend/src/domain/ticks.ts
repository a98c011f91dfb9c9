/** Shortest time between two ticks of one Canary: Flagger's floor of analysis.interval. */
const SHORTEST_TICK_MS = 10_000;

/** Things of one rollout that are closer than this were done by the same tick of Flagger. */
export const SAME_TICK_MS = SHORTEST_TICK_MS / 2;

/** Whether two cluster times can belong to one tick. */
export function isSameTick(a: number, b: number): boolean {
  return Math.abs(a - b) < SAME_TICK_MS;
}

/** Whole seconds: events and status have no finer clock, the webhook has. */
export function toSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}
