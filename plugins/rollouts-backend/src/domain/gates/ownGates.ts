import type { CanarySpec } from '../observation';
import { isAskedHere } from './isAskedHere';
import { GatePoll, isOwnGateKind, OwnGateKind } from './poll';

/** Every gate is asked at each tick, at A/B tests and blue-green at each second one. */
const HEARD_WITHIN_TICKS = 4;

/** A hook of a Canary that asks this portal. */
export interface OwnGate {
  kind: OwnGateKind;
  /** The hook's name. */
  hook: string;
  /** What it asked about last, in the present release and not long ago; null: it has not. */
  checksum: string | null;
  /** Its newest question, of whatever release. */
  last: GatePoll | null;
}

/** The hooks of a Canary that ask this portal, and what each asks about now. */
export function ownGates(
  spec: Pick<CanarySpec, 'webhooks' | 'intervalMs'>,
  asked: {
    cluster: string;
    portals: string[];
    /** Of this rollout. */
    polls: GatePoll[];
    /** The open release. */
    releaseId: string | null;
    now: number;
  },
): OwnGate[] {
  const { cluster, portals, polls, releaseId, now } = asked;
  return spec.webhooks.flatMap(({ name, type, url }) => {
    if (!isOwnGateKind(type)) return [];
    if (!isAskedHere(url, cluster, type, portals)) return [];
    const last = polls.find(({ kind }) => kind === type) ?? null;
    const isPresent =
      last !== null &&
      last.releaseId !== null &&
      last.releaseId === releaseId &&
      now - last.polledAt <= HEARD_WITHIN_TICKS * spec.intervalMs;
    const checksum = isPresent ? last.checksum : null;
    return [{ kind: type, hook: name, checksum, last }];
  });
}
