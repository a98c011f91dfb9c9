import type { GateKind } from '@rollouts/backstage-plugin-rollouts-common';
import { gatesOf } from '../describe/gates';
import { deriveReleases } from '../said/derive';
import type { RolloutState } from '../state';

/** The way back is held by nobody. */
type HoldingKind = Exclude<GateKind, 'rollback'>;

/** A gate that holds a release, whoever answers it. */
export interface Wait {
  kind: HoldingKind;
  /** Cluster time. */
  since: number;
}

/**
 * What holds the running release until somebody decides. A rollback gate holds nothing, and a suspended
 * Canary asks nobody. Several hooks of one kind are one wait.
 */
export function waitsOf(state: RolloutState): Wait[] {
  const { canary } = state;
  if (!canary?.spec || canary.spec.suspend || state.goneAt !== null) return [];
  const timeline = deriveReleases(state).at(-1)?.entries ?? [];
  const waits = new Map<GateKind, Wait>();
  for (const { kind, state: stands, since } of gatesOf(canary, timeline)) {
    if (kind === 'rollback' || stands !== 'waiting' || since === null) continue;
    const earlier = waits.get(kind);
    if (!earlier || since < earlier.since) waits.set(kind, { kind, since });
  }
  return [...waits.values()];
}
