import type { RolloutState } from '../../../domain/state';

/** The release before tells what it brought. */
const RELEASES = 2;

/** The part of a state that gates look at: thousands of them are remembered. */
export function forGate(state: RolloutState): RolloutState {
  const { canary } = state;
  return {
    ...state,
    canary: canary && {
      ...canary,
      spec: canary.spec && { ...canary.spec, metrics: [], webhooks: [] },
      labels: {},
      annotations: {},
      managers: [],
      writers: [],
    },
    releases: state.releases
      .slice(-RELEASES)
      .map(record => ({ ...record, entries: [] })),
    utterances: [],
  };
}
