import type { Source } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * What somebody who looks at a cluster in trouble must not wait for: its state, and why. That is
 * written down as soon as it changes, all else with the next heartbeat.
 */
export function newsOf({ state, lastError, feeds, flagger }: Source): string {
  return JSON.stringify([
    state,
    lastError?.message,
    feeds.map(feed => [feed.state, feed.lastError?.message]),
    flagger,
  ]);
}
