import type { Observation } from '../observation';
import { reduce } from '../reduce';
import { compactEntry, compactRelease } from '../__testUtils__/compact';
import { observationsOf, replay } from '../__testUtils__/replay';
import { at, deployed, said, seen, silent } from '../__testUtils__/story';

const releases = (...observations: Observation[]) =>
  replay(observations).releases.map(compactRelease);

const timeline = (number: number, ...observations: Observation[]) =>
  (replay(observations).timelines.get(number) ?? []).map(compactEntry);

const initialized = seen(0, 'Initialized');
const progressing = seen(10, 'Progressing');
const at20 = { lastTransitionTime: at(20) };

describe('a release that is replaced', () => {
  const other = { lastAppliedSpec: 'rev-2' };

  it('is superseded by a restart, which keeps the time of the phase', () => {
    const record = replay([
      initialized,
      progressing,
      seen(30, 'Progressing', { since: 10, status: other }),
    ]);

    expect(record.releases).toMatchObject([
      { outcome: 'superseded', closedAt: at(30) },
      { openedAt: at(30), revision: 'rev-2', closedAt: null },
    ]);
  });

  it('is superseded by a changed configuration alone', () => {
    const trackedConfigs = { 'configmap/podinfo': 'b' };
    const record = replay([
      initialized,
      progressing,
      seen(30, 'Progressing', { since: 10, status: { trackedConfigs } }),
    ]);

    expect(record.releases).toMatchObject([
      { outcome: 'superseded', configChanged: false },
      { outcome: null, configChanged: true, revision: 'rev-1' },
    ]);
  });

  it('tells a changed configuration also after an approval', () => {
    const trackedConfigs = { 'configmap/podinfo': 'b' };
    const record = replay([
      initialized,
      seen(10, 'Waiting'),
      seen(30, 'Progressing', { status: { trackedConfigs } }),
    ]);

    expect(record.releases).toMatchObject([
      { configChanged: true, outcome: null },
    ]);
  });

  it('is superseded in the tick after it waited for promotion', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(40, 'WaitingPromotion'),
        seen(50, 'Progressing', { status: other }),
      ),
    ).toEqual([
      '#1 ?->? superseded by newer-revision, max 0 %, 0 failed',
      '#2 ?->? null by undefined, max 0 %, 0 failed',
    ]);
  });

  it('has an unknown end when its failure fits into the silence', () => {
    const record = replay([
      initialized,
      progressing,
      seen(40, 'WaitingPromotion'),
      seen(65, 'Progressing', { since: 60, status: other }),
    ]);

    expect(record.releases).toMatchObject([
      {
        outcome: 'unknown',
        cause: { code: 'not-observed' },
        closedAt: at(60),
        gaps: 1,
      },
      { openedAt: at(60) },
    ]);
  });

  it('has succeeded when its revision was promoted meanwhile', () => {
    expect(
      releases(
        initialized,
        progressing,
        silent(20, 90),
        seen(90, 'Progressing', {
          since: 85,
          status: { lastAppliedSpec: 'rev-2', lastPromotedSpec: 'rev-1' },
        }),
      ),
    ).toEqual([
      '#1 ?->? succeeded by not-observed, max 0 %, 0 failed',
      '#2 ?->? null by undefined, max 0 %, 0 failed',
    ]);
  });
});

describe('a release that fails', () => {
  it('left the traffic on the canary when the weight stays at 100', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(40, 'Promoting', { status: { canaryWeight: 50 } }),
        seen(110, 'Failed', { status: { canaryWeight: 100 } }),
      ),
    ).toEqual(['#1 ?->? failed by primary-not-ready, max 100 %, 0 failed']);
  });

  it('was aborted when somebody wrote the number of failed checks', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(20, 'Progressing', { since: 10, status: { failedChecks: 2 } }),
        seen(25, 'Progressing', { since: 10, status: { failedChecks: 9e5 } }),
        seen(30, 'Failed'),
      ),
    ).toEqual(['#1 ?->? failed by aborted, max 0 %, 2 failed']);
  });

  it.each([
    ['beyond the threshold', { failedChecks: 99 }],
    ['without Flagger having written', { failedChecks: 3, ...at20 }],
  ])('was aborted when it was set %s, and no check failed', (_, status) => {
    const story = [
      initialized,
      progressing,
      seen(20, 'Progressing', { since: 10 }),
      seen(25, 'Progressing', { since: 10, status }),
    ];
    expect(timeline(1, ...story)).toEqual([
      '00:10 opened in Progressing',
      `00:25 failed checks set ${status.failedChecks}/3`,
    ]);
    expect(releases(...story, seen(30, 'Failed'))).toEqual([
      '#1 ?->? failed by aborted, max 0 %, 0 failed',
    ]);
  });

  it('failed by its checks when Flagger counted on top of what was set', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(20, 'Progressing', { since: 10 }),
        seen(25, 'Progressing', {
          since: 10,
          status: { failedChecks: 2, ...at20 },
        }),
        seen(30, 'Progressing', { since: 10, status: { failedChecks: 3 } }),
        seen(40, 'Failed'),
      ),
    ).toEqual(['#1 ?->? failed by failed-checks, max 0 %, 1 failed']);
  });

  it('is told by whose pods Flagger complained of last', () => {
    const primary =
      'podinfo-primary.a not ready: deployment "podinfo-primary" exceeded its progress deadline';
    const canary = 'canary deployment podinfo.a not ready: waiting';
    const promoting = seen(30, 'Promoting');
    const failed = seen(60, 'Failed');

    expect(
      releases(
        initialized,
        progressing,
        said(11, canary, 'warning'),
        promoting,
        said(60, primary, 'warning'),
        failed,
      ),
    ).toEqual([
      `#1 ?->? failed by primary-not-ready "${primary}", max 0 %, 0 failed`,
    ]);
    expect(
      releases(initialized, progressing, said(60, canary, 'warning'), failed),
    ).toEqual([
      `#1 ?->? failed by canary-not-ready "${canary}", max 0 %, 0 failed`,
    ]);
  });

  it('has no cause when nothing proves one', () => {
    expect(releases(initialized, progressing, seen(30, 'Failed'))).toEqual([
      '#1 ?->? failed by unknown, max 0 %, 0 failed',
    ]);
  });

  it('is none when the initialisation fails', () => {
    expect(releases(seen(0, 'Initializing'), seen(9, 'Failed'))).toEqual([]);
  });

  it('keeps its outcome while Flagger writes Failed on every tick', () => {
    const before = replay([initialized, progressing, seen(30, 'Failed')]);
    const after = replay(
      [seen(40, 'Failed', { since: 30 }), seen(50, 'Failed', { since: 30 })],
      before,
    );

    expect(after.releases).toEqual(before.releases);
    expect(after.facts).toBe(before.facts);
  });
});

describe('a Canary that goes', () => {
  const gone = (second: number, uid = 'uid-1'): Observation => ({
    kind: 'gone',
    at: at(second),
    uid,
  });
  const made = (second: number, phase: string) =>
    seen(second, phase, { canary: { uid: 'uid-2', createdAt: at(20) } });

  it('closes its release as unknown and keeps it', () => {
    expect(releases(initialized, progressing, gone(15))).toEqual([
      '#1 ?->? unknown by deleted, max 0 %, 0 failed',
    ]);
  });

  it('goes on when it was only thought gone', () => {
    const story = [
      initialized,
      progressing,
      gone(15),
      seen(20, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
    ];

    expect(releases(...story)).toEqual([
      '#1 ?->? null by undefined, max 25 %, 0 failed',
    ]);
    expect(timeline(1, ...story)).toEqual([
      '00:10 opened in Progressing',
      '00:15 gap (watch-interrupted)',
      '00:20 weight 25',
    ]);
  });

  it('goes on even when it did not change meanwhile', () => {
    expect(
      releases(initialized, progressing, gone(15), {
        ...progressing,
        at: at(20),
      }),
    ).toEqual(['#1 ?->? null by undefined, max 0 %, 0 failed']);
  });

  it('stays gone when old news arrive late', () => {
    const record = replay([initialized, progressing, gone(15), progressing]);

    expect(record.state?.goneAt).toBe(at(15));
  });

  it('closes its release when it is made anew under the same name', () => {
    expect(
      releases(
        initialized,
        progressing,
        made(20, 'Initializing'),
        made(30, 'Initialized'),
        made(40, 'Progressing'),
      ),
    ).toEqual([
      '#1 ?->? unknown by deleted, max 0 %, 0 failed',
      '#2 ?->? null by undefined, max 0 %, 0 failed',
    ]);
  });

  it('does not take the new one of its name with it', () => {
    const record = replay([
      initialized,
      progressing,
      made(20, 'Initializing'),
      gone(21),
      progressing,
    ]);

    expect(record.state?.canary?.uid).toBe('uid-2');
    expect(record.state?.goneAt).toBeNull();
  });
});

describe('steps', () => {
  it('of blue-green end with all traffic on the canary, where something routes it', () => {
    const story = (provider: string) => {
      const spec = { strategy: 'blue-green' as const, iterations: 1, provider };
      const step = (second: number, iterations: number) =>
        seen(second, 'Progressing', {
          since: 10,
          spec,
          status: { iterations },
        });
      return [initialized, step(10, 0), step(20, 1), step(30, 2)];
    };

    expect(timeline(1, ...story('gatewayapi:v1'))).toEqual([
      '00:10 opened in Progressing',
      '00:20 iteration 1/1',
      '00:30 weight 100',
    ]);
    expect(timeline(1, ...story('kubernetes'))).toEqual([
      '00:10 opened in Progressing',
      '00:20 iteration 1/1',
    ]);
    expect(replay(story('kubernetes')).releases[0].maxWeight).toBe(0);
  });

  it('are paused before they go on, also within a second', () => {
    const pause = (second: number, suspend: boolean) =>
      seen(second, 'Progressing', { since: 10, spec: { suspend } });

    expect(
      timeline(
        1,
        initialized,
        progressing,
        pause(20.2, true),
        pause(20.7, false),
      ),
    ).toEqual([
      '00:10 opened in Progressing',
      '00:20 suspended',
      '00:20 resumed',
    ]);
  });
});

describe('a status that says too little', () => {
  it('with an unknown phase neither opens nor closes anything', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(20, 'Meditating'),
        seen(30, 'Progressing', { status: { canaryWeight: 25 } }),
        seen(40, 'Succeeded'),
      ),
    ).toEqual(['#1 ?->? succeeded by not-observed, max 25 %, 0 failed']);
  });

  it('that is missing for a moment does not split the release', () => {
    expect(
      releases(
        initialized,
        progressing,
        seen(20, '', { status: null }),
        seen(30, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
      ),
    ).toEqual(['#1 ?->? null by undefined, max 25 %, 0 failed']);
  });

  it('is older than what is known when a list is replayed', () => {
    const record = replay([initialized, progressing, initialized]);

    expect(record.state?.canary?.status?.phase).toBe('Progressing');
  });

  it('counts again after the cluster was restored from a backup', () => {
    const restored = seen(60, 'Failed', { canary: { resourceVersion: '7' } });

    expect(releases(initialized, progressing, restored)).toEqual([
      '#1 ?->? failed by unknown, max 0 %, 0 failed',
    ]);
  });
});

describe('what nobody saw', () => {
  it('is a release without a beginning', () => {
    const record = replay([
      seen(0, 'Progressing', { status: { canaryWeight: 25 } }),
    ]);

    expect(record.releases).toMatchObject([
      { openingObserved: false, openedAt: at(0) },
    ]);
  });

  it('is a whole release between two ends', () => {
    const record = replay([
      seen(0, 'Succeeded'),
      silent(10, 100),
      seen(100, 'Succeeded', { since: 90 }),
    ]);

    expect(record.releases).toMatchObject([
      {
        openingObserved: false,
        outcome: 'succeeded',
        cause: { code: 'not-observed' },
        closedAt: at(90),
        gaps: 1,
      },
    ]);
  });

  it('is not explained by a silence that hid nothing', () => {
    const missed = seen(200, 'Succeeded', { since: 190 });
    const story = [
      seen(0, 'Succeeded'),
      silent(10, 20),
      seen(30, 'Succeeded', { since: 0 }),
      missed,
    ];

    expect(timeline(1, ...story)).toEqual([
      '00:30 gap (state-skipped)',
      '03:10 opened in Succeeded (unseen)',
      '03:10 closed succeeded',
    ]);
  });

  it('is nothing when only the cluster was silent', () => {
    expect(releases(seen(0, 'Succeeded'), silent(10, 100))).toEqual([]);
  });
});

describe('images', () => {
  const tags = (...observations: Observation[]) =>
    replay(observations).releases.map(({ images }) =>
      [images.from, images.to].map(all => all?.[0].image ?? null),
    );
  const known = [
    initialized,
    deployed(1, 'primary', '1', { generation: 1 }),
    deployed(1, 'target', '1', { generation: 1 }),
  ];
  const pushed = deployed(9, 'target', '2', { generation: 2 });
  const scaledUp = deployed(11, 'target', '2', { generation: 3 });
  const running = (second: number) =>
    seen(second, 'Progressing', { since: 10, status: { canaryWeight: 25 } });

  it.each([
    ['in order', [pushed, progressing, scaledUp]],
    ['when the Canary is told of first', [progressing, pushed, scaledUp]],
    ['when only the last is told of', [progressing, scaledUp]],
  ])('are what a release brings, %s', (_, order) => {
    const brought = [['podinfo:1', 'podinfo:2']];
    expect(tags(...known, ...order)).toEqual(brought);
    const next = deployed(25, 'target', '3', { generation: 4 });
    expect(tags(...known, ...order, running(20), next)).toEqual(brought);
  });

  it('stay the same when only something else of the template changed', () => {
    const other = deployed(9, 'target', '1', { generation: 2 });
    const next = deployed(25, 'target', '3', { generation: 3 });
    expect(tags(...known, other, progressing, running(20), next)).toEqual([
      ['podinfo:1', 'podinfo:1'],
    ]);
  });

  it('are those that were promoted when the target was seen too late', () => {
    expect(
      releases(
        initialized,
        deployed(1, 'primary', '1', { promotionId: 'a' }),
        deployed(2, 'target', '1'),
        progressing,
        deployed(20, 'target', '2'),
        deployed(40, 'primary', '2', { promotionId: 'b' }),
        seen(40, 'Promoting'),
      ),
    ).toEqual(['#1 1->2 null by undefined, max 0 %, 0 failed']);
  });

  it('are not known of a workload that is gone, and stay with its releases', () => {
    const gone = (uid: string): Observation => ({
      kind: 'workload-gone',
      at: at(30),
      role: 'primary',
      uid,
    });
    const before = replay([
      initialized,
      deployed(1, 'primary', '1', { uid: 'a' }),
      progressing,
    ]);

    expect(replay([gone('b')], before).state?.primary?.uid).toBe('a');
    const after = replay([gone('a')], before);
    expect(after.state?.primary).toBeNull();
    expect(after.releases[0].images.from).toEqual([
      { container: 'podinfo', image: 'podinfo:1' },
    ]);
  });

  it('follow a workload that was made anew', () => {
    const record = replay([
      deployed(9, 'target', '1', { uid: 'a', generation: 7 }),
      deployed(10, 'target', '2', { uid: 'b', generation: 1 }),
      deployed(11, 'target', '3', { uid: 'b', generation: 0 }),
    ]);

    expect(record.state?.target?.images[0].image).toBe('podinfo:2');
  });
});

describe('the state', () => {
  it('is the very same object when nothing is new', () => {
    const { state } = replay(observationsOf('gates-all'));

    for (const observation of observationsOf('gates-all').slice(-3)) {
      const { next, facts } = reduce(state, observation);
      expect(next).toBe(state);
      expect(facts).toEqual([]);
    }
  });

  it('stays small whatever Flagger says, and takes nothing back', () => {
    const chatter = Array.from({ length: 2_000 }, (_, i) =>
      said(20 + i, `API error number ${i}`, 'warning'),
    );
    const repeated = Array.from({ length: 500 }, (_, i) =>
      said(3_000 + 10 * i, 'API error again', 'warning'),
    );
    const record = replay([initialized, progressing, ...chatter, ...repeated]);

    expect(JSON.stringify(record.state).length).toBeLessThan(100_000);
    expect(record.timelines.get(1)).toHaveLength(2_002);
  });

  it('does not wake forgotten words when events are listed again', () => {
    const chatter = Array.from({ length: 300 }, (_, i) =>
      said(20 + i, `API error number ${i}`, 'warning'),
    );
    const once = replay([initialized, progressing, ...chatter]);

    expect(replay(chatter, once)).toEqual(once);
  });
});
