import { loadRecording } from '@rollouts/recordings';
import { startRollouts } from './backend';
import { eventually } from './eventually';
import type { FakeApiServer } from './FakeApiServer';
import { isWatchOf, movedTo } from './watchRecords';

/** Of the rollout that a decision is about. */
export const decidable = {
  cluster: 'production',
  namespace: 'shop',
  name: 'podinfo',
};

type PortalOptions = Parameters<typeof startRollouts>[0];

/** What a test wants otherwise than it is. */
export interface DecidableOptions extends PortalOptions {
  cluster: FakeApiServer;
  /** Whether actions are on; they are unless said otherwise. */
  actions?: boolean;
}

interface CanaryStatus {
  failedChecks?: number;
}

/** A recording up to somebody's abort, and from its effect on; in another namespace. */
function recorded() {
  const changes = loadRecording('abort-by-failed-checks')
    .filter(isWatchOf('canaries', 'deployments', 'httproutes'))
    .map(record => movedTo('shop', record));
  const first = (is: (status: CanaryStatus) => boolean) =>
    changes.findIndex(
      ({ source, object }) =>
        source === 'canaries' && is((object.status ?? {}) as CanaryStatus),
    );
  const aborted = first(({ failedChecks = 0 }) => failedChecks > 1_000);
  return { running: changes.slice(0, aborted), end: changes.slice(aborted) };
}

/** A portal that has read a release at 25 % from the cluster, and what Ann asks for when she clicks. */
export async function startDecidable(options: DecidableOptions) {
  const { cluster, actions = true, ...ofPortal } = options;
  const { running, end } = recorded();
  running.forEach(change => cluster.play(change));
  const audited: string[] = [];
  const portal = await startRollouts({
    config: {
      clusters: [
        { name: 'production', actions, kubernetes: { url: cluster.url } },
      ],
    },
    audited: ({ eventId, meta }, result) => {
      if (eventId !== 'rollout-decide') return;
      audited.push(`${eventId} ${meta?.queryType}: ${result}`);
    },
    ...ofPortal,
  });
  const offers = async () => {
    const { body } = await portal.get('/v1/action-offers', decidable);
    return body;
  };
  const seen = await eventually(async () => {
    const { body, status } = await portal.get('/v1/rollout', decidable);
    expect([status, body.rollout?.phase]).toEqual([200, 'Progressing']);
    expect(body.rollout.weight.value).toBe(25);
    expect(body.sources[0].state).toBe('live');
    return body.rollout;
  });
  const asked = {
    ...decidable,
    verb: 'rollback',
    releaseId: seen.release.id,
    phase: 'Progressing',
    lever: 'failed-checks',
    reason: 'errors rose',
    idempotencyKey: 'click-00001',
  };
  return { ...portal, offers, asked, audited, end };
}
