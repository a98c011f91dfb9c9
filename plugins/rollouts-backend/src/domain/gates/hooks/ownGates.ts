import type { CanarySpec } from '../../observation';
import { isAskedHere } from './isAskedHere';
import { GatePoll, isOwnGateKind, OwnGateKind } from '../poll';

/** Every gate is asked at each tick, at A/B tests and blue-green at each second one. */
const HEARD_WITHIN_TICKS = 4;

/** A hook of a Canary that asks this portal. */
export interface OwnGate {
  kind: OwnGateKind;
  /** The hook's name. */
  hook: string;
  /** What it asked about in the present release; empty unless it asked not long ago. */
  checksums: string[];
  /** Its newest question, of whatever release. */
  last: GatePoll | null;
  /** It was told yes in the present release, be it without a person; absent: it was not. */
  toldYes?: true;
}

/** The hooks of a Canary that ask this portal, and what each asks about now. */
export function ownGates(
  spec: Pick<CanarySpec, 'webhooks' | 'intervalMs'>,
  known: {
    cluster: string;
    portals: string[];
    /** Of this rollout. */
    polls: GatePoll[];
    /** The open release. */
    releaseId: string | null;
    now: number;
  },
): OwnGate[] {
  const { cluster, portals, polls, releaseId, now } = known;
  return spec.webhooks.flatMap(({ name, type, url }) => {
    if (!isOwnGateKind(type)) return [];
    if (!isAskedHere(url, cluster, type, portals)) return [];
    const asked = polls
      .filter(({ kind }) => kind === type)
      .sort((a, b) => b.polledAt - a.polledAt);
    const present = asked.filter(
      poll => poll.releaseId !== null && poll.releaseId === releaseId,
    );
    const [last = null] = asked;
    const isHeard = present.some(
      ({ polledAt }) => now - polledAt <= HEARD_WITHIN_TICKS * spec.intervalMs,
    );
    const checksums = isHeard ? present.map(({ checksum }) => checksum) : [];
    const isTold = present.some(({ answer }) => answer);
    const gate = { kind: type, hook: name, checksums, last };
    return [isTold ? { ...gate, toldYes: true as const } : gate];
  });
}
