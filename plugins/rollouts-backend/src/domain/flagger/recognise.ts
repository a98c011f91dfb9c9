import type {
  Flagger,
  FlaggerSighting,
} from '@rollouts/backstage-plugin-rollouts-common';
import { supportOf } from './capabilities';
import { nameOf, toRelease } from './release';

/** Nothing was read yet. */
export const unread: FlaggerSighting = {
  state: 'unread',
  found: [],
  readAt: null,
  error: null,
};

/** Which Flagger a cluster has. The running process wins over what its Deployment asks for. */
export function recogniseFlagger(
  process: FlaggerSighting,
  deployment: FlaggerSighting,
): Flagger {
  const running = versionIn(process);
  const version = running ?? versionIn(deployment);
  const teller = running === null ? 'deployment' : 'process';
  return {
    version,
    from: version === null ? null : teller,
    support: supportOf(version),
    presence: presenceOf(process, deployment),
    process,
    deployment,
  };
}

/** What a source last knew stays known while it cannot be read; `state` and `error` are the new ones. */
export function keepFound(
  newest: FlaggerSighting,
  before: FlaggerSighting,
): FlaggerSighting {
  return newest.state === 'read' || newest.state === 'unconfigured'
    ? newest
    : { ...newest, found: before.found, readAt: before.readAt };
}

/** The one version that a source tells; null when it tells none, or several. */
function versionIn({ found, state }: FlaggerSighting): string | null {
  if (state === 'unconfigured') return null;
  const ready = found.filter(one => one.ready !== false);
  const versions = (ready.length > 0 ? ready : found).map(one => {
    const release = one.version === null ? null : toRelease(one.version);
    return release ? nameOf(release) : one.version;
  });
  const [first = null, ...others] = new Set(versions);
  return others.length > 0 ? null : first;
}

/** Only what could be read just now says anything about the present. */
function presenceOf(
  process: FlaggerSighting,
  deployment: FlaggerSighting,
): Flagger['presence'] {
  const fresh = [process, deployment].filter(({ state }) => state === 'read');
  const found = fresh.flatMap(sighting => sighting.found);
  if (found.some(({ ready }) => ready !== false)) return 'running';
  // Whoever cannot be asked might see it run.
  if (process.state !== 'read' && process.state !== 'unconfigured') {
    return 'unknown';
  }
  if (found.length > 0) return 'stopped';
  return deployment.state === 'read' ? 'unseen' : 'unknown';
}
