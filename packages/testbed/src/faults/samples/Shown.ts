import type { Source } from '../../portal/answers';
import type { Address, PortalClient } from '../../portal/PortalClient';

/** What the portal shows of one rollout and of its cluster. */
export interface Shown {
  /** Null: it knows of no such rollout, or shows it without a phase. */
  phase: string | null;
  /** Number and outcome of the newest release: `1 open`; null without one. */
  release: string | null;
  source: Source;
}

/** Asks for it. @throws PortalError, and Error while the cluster is not among the sources. */
export async function lookAt(
  portal: PortalClient,
  address: Address,
): Promise<Shown> {
  const sources = await portal.sources();
  const source = sources.find(({ name }) => name === address.cluster);
  if (!source) throw new Error('the cluster is not among the sources');
  const rollout = await portal.rollout(address);
  const release = rollout?.release;
  return {
    phase: rollout?.phase ?? null,
    release: release ? `${release.number} ${release.outcome ?? 'open'}` : null,
    source,
  };
}
