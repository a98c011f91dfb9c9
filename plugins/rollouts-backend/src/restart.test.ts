import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRecording, WatchRecord } from '@rollouts/recordings';
import createKnex, { Knex } from 'knex';
import { createKnexStore } from './store/knexStore';
import { startRollouts } from './__testUtils__/backend';
import { eventually } from './__testUtils__/eventually';
import { FakeApiServer } from './__testUtils__/FakeApiServer';
import { isWatch } from './__testUtils__/watchRecords';

jest.setTimeout(120_000);

/** Index behind the first Canary change with this phase and at least this weight. */
function after(changes: WatchRecord[], phase: string, weight: number): number {
  const index = changes.findIndex(({ source, object }) => {
    const status = object.status as { phase?: string; canaryWeight?: number };
    return (
      source === 'canaries' &&
      status?.phase === phase &&
      (status.canaryWeight ?? 0) >= weight
    );
  });
  if (index === -1) throw new Error(`No ${phase} at ${weight}`);
  return index + 1;
}

describe('a backend that restarts', () => {
  let folder: string;
  let cluster: FakeApiServer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollouts-'));
    cluster = await FakeApiServer.start();
  });

  afterEach(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  });

  async function run<T>(work: (knex: Knex) => Promise<T>): Promise<T> {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'rollouts.sqlite') },
      useNullAsDefault: true,
    });
    const { backend } = await startRollouts({
      knex,
      config: {
        clusters: [{ name: 'production', kubernetes: { url: cluster.url } }],
      },
    });
    try {
      return await work(knex);
    } finally {
      await backend.stop();
      await knex.destroy();
    }
  }

  async function read(knex: Knex) {
    const store = createKnexStore({ knex, now: () => 0 });
    const [rollout] = await store.listRollouts({});
    const { items } = await store.listReleases(rollout.id, { limit: 100 });
    const newest = items[0] && (await store.readRelease(items[0].id));
    return {
      rollout,
      releases: items,
      timeline: newest?.timeline.map(e => e.details) ?? [],
      sources: await store.listSources(),
    };
  }

  /** Waits until the backend has taken in all that was played. */
  const caughtUp = (knex: Knex) =>
    eventually(async () => {
      const known = await read(knex);
      const [canary] = cluster.objects('canaries');
      expect(known.rollout.state.canary?.resourceVersion).toBe(
        canary.metadata.resourceVersion,
      );
      return known;
    });

  /** Plays while the backend watches: what was there before it came is history it cannot know. */
  async function playWatched(knex: Knex, changes: WatchRecord[]) {
    const initialized = after(changes, 'Initialized', 0);
    changes.slice(0, initialized).forEach(change => cluster.play(change));
    await caughtUp(knex);
    changes.slice(initialized).forEach(change => cluster.play(change));
    const known = await caughtUp(knex);
    await eventually(async () => {
      const [{ source }] = (await read(knex)).sources;
      expect(source.lastSuccessAt).not.toBeNull();
    });
    return known;
  }

  it('in the middle of a release goes on where it was', async () => {
    const changes = loadRecording('weighted-success').filter(isWatch);
    const middle = after(changes, 'Progressing', 20);
    const before = await run(knex =>
      playWatched(knex, changes.slice(0, middle)),
    );
    expect(before.releases[0].closedAt).toBeNull();

    const afterwards = await run(async knex => {
      await eventually(async () =>
        expect(cluster.watchers('canaries')).toBe(1),
      );
      changes.slice(middle).forEach(change => cluster.play(change));
      return eventually(async () => {
        const known = await caughtUp(knex);
        expect(known.releases[0].closedAt).not.toBeNull();
        return known;
      });
    });

    expect(afterwards.rollout.id).toBe(before.rollout.id);
    expect(afterwards.releases).toHaveLength(before.releases.length);
    expect(afterwards.releases[0]).toMatchObject({
      id: before.releases[0].id,
      outcome: 'succeeded',
      gaps: 0,
    });
    const weights = afterwards.timeline.flatMap(d =>
      d.kind === 'weight' ? [d.value] : [],
    );
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(afterwards.timeline.map(d => d.kind)).not.toContain('gap');
  });

  it('misses nothing of what happened while it was down, as far as the cluster knows it', async () => {
    const changes = loadRecording('weighted-success').filter(isWatch);
    const middle = after(changes, 'Progressing', 20);
    await run(knex => playWatched(knex, changes.slice(0, middle)));
    changes.slice(middle).forEach(change => cluster.play(change));

    const { releases, timeline } = await run(caughtUp);

    expect(releases[0]).toMatchObject({ outcome: 'succeeded', gaps: 0 });
    const steps = timeline.map(d => ('value' in d ? d.value : d.kind));
    expect(steps).toEqual(['opened', 25, 50, 'promoted', 100, 'closed']);
  });

  it('says what it did not see while it was down, and how it ended', async () => {
    const changes = loadRecording('weighted-success').filter(isWatch);
    const middle = after(changes, 'Progressing', 20);
    await run(knex => playWatched(knex, changes.slice(0, middle)));
    changes.slice(middle).forEach(change => cluster.play(change));
    cluster.forget();

    const { releases, timeline } = await run(caughtUp);

    expect(releases[0]).toMatchObject({ outcome: 'succeeded', gaps: 1 });
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'gap', reason: 'backend-stopped' }),
    );
  });

  it('keeps the history of a Canary that was deleted meanwhile', async () => {
    const changes = loadRecording('weighted-success').filter(isWatch);
    const before = await run(knex => playWatched(knex, changes));
    const [canary] = cluster.objects('canaries');
    cluster.play({ source: 'canaries', type: 'DELETED', object: canary });

    const afterwards = await run(knex =>
      eventually(async () => {
        const known = await read(knex);
        expect(known.rollout.state.goneAt).not.toBeNull();
        return known;
      }),
    );

    expect(afterwards.releases).toEqual(before.releases);
    expect(afterwards.timeline).toEqual(before.timeline);
  });
});
