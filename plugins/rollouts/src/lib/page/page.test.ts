import {
  aRollout,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { SourceFeed } from '@rollouts/backstage-plugin-rollouts-common';
import { english, utc } from '../../__testUtils__/english';
import { annotationLine } from './annotation';
import {
  isOutcomeUnknown,
  isWorthRetrying,
  kindOfFailure,
  sayFailure,
} from './failure';
import {
  knownUntil,
  sayFreshness,
  sourceOf,
  toSourceNotices,
} from './freshness';
import {
  inFixedOrder,
  needsNames,
  readAddress,
  select,
  writeAddress,
} from './selection';

const here = aRollout().build();
const moving = aRollout().named('worker').inPhase('Progressing').build();
const there = aRollout()
  .named('checkout', 'shop', 'arn:aws:eks:x:1:cluster/a')
  .build();

describe('selection', () => {
  it('reads back what it writes, also cluster names with : and /', () => {
    const query = new URLSearchParams(writeAddress(there));
    expect(readAddress(query)).toEqual({
      cluster: there.cluster,
      namespace: 'shop',
      name: 'checkout',
    });
  });

  it('takes half an address for none', () => {
    expect(readAddress(new URLSearchParams('cluster=a&name=b'))).toBeNull();
  });

  it('prefers danger, then what moves', () => {
    const danger = {
      ...there,
      hazards: [
        {
          code: 'wedged' as const,
          severity: 'danger' as const,
          params: {},
          evidence: [],
        },
      ],
    };
    expect(select([here, moving], null)).toEqual({
      kind: 'found',
      rollout: moving,
    });
    expect(select([here, moving, danger], null)).toEqual({
      kind: 'found',
      rollout: danger,
    });
    expect(select([], null)).toEqual({ kind: 'none' });
  });

  it('says when the URL names something that is not here', () => {
    const address = { cluster: 'production', namespace: 'shop', name: 'x' };
    expect(select([here], address)).toEqual({ kind: 'missing', address });
  });

  it('keeps a fixed order and shows names only when clusters repeat', () => {
    expect(inFixedOrder([moving, here, there]).map(({ ref }) => ref)).toEqual([
      there.ref,
      here.ref,
      moving.ref,
    ]);
    expect(needsNames([here, there])).toBe(false);
    expect(needsNames([here, moving])).toBe(true);
  });
});

describe('freshness', () => {
  const say = (changes: Parameters<typeof aSource>[0]) =>
    sayFreshness(aSource(changes), BUILDER_NOW, english, utc).text;

  it('keeps live, stale, down and never reached apart', () => {
    expect(say({})).toBe('live, 2 sec ago');
    const lastSuccessAt = BUILDER_NOW - 12 * 60_000;
    expect(say({ state: 'stale', lastSuccessAt })).toBe(
      'last heard 12 min ago',
    );
    expect(say({ state: 'down', lastSuccessAt })).toBe(
      'not readable, last seen 12 min ago',
    );
    expect(say({ state: 'down', lastSuccessAt: null })).toBe(
      'not readable, never seen',
    );
    expect(say({ state: 'connecting', lastSuccessAt: null })).toBe(
      'connecting',
    );
    expect(sayFreshness(undefined, 0, english, utc).text).toBe(
      'not configured',
    );
  });

  it('finds the source by the cluster of the rollout', () => {
    const staging = aSource({ id: 'cluster:staging', name: 'staging' });
    expect(sourceOf(here, [staging, aSource()])?.name).toBe('production');
    expect(sourceOf(here, [staging])).toBeUndefined();
  });

  it('stops counting when the cluster was last heard from', () => {
    expect(knownUntil(here, aSource())).toBeNull();
    const lastSuccessAt = BUILDER_NOW - 60_000;
    expect(knownUntil(here, aSource({ state: 'down', lastSuccessAt }))).toBe(
      lastSuccessAt,
    );
    expect(knownUntil(here, undefined)).toBe(here.observedAt);
    expect(knownUntil({ ...here, goneAt: 5 }, aSource())).toBe(5);
  });

  it('dates the last known state and repeats the error', () => {
    const down = aSource({
      state: 'down',
      lastSuccessAt: BUILDER_NOW - 12 * 60_000,
      lastError: { at: BUILDER_NOW - 60_000, message: 'x509: expired' },
    });
    expect(
      toSourceNotices('production', down, BUILDER_NOW, english, utc),
    ).toEqual([
      {
        id: 'down',
        severity: 'warning',
        title: 'production cannot be read: last known state',
        lines: [
          'What is shown was true at 11:48 (12 min ago).',
          'Last error at 11:59: x509: expired',
        ],
      },
    ]);
  });

  it.each([
    [240_000, 'The clock of production is 4 min ahead of the portal’s'],
    [-90_000, 'The clock of production is 1 min 30 sec behind the portal’s'],
  ])('says that the clock of a cluster is %s ms off', (clockSkewMs, title) => {
    const notices = (skew: number | null) =>
      toSourceNotices(
        'production',
        aSource({ clockSkewMs: skew }),
        BUILDER_NOW,
        english,
        utc,
      );
    expect(notices(clockSkewMs)).toMatchObject([{ severity: 'info', title }]);
    expect([null, 0, 4_000].flatMap(notices)).toEqual([]);
  });

  it('names the kind that may not be read while the rest is live', () => {
    const denied = aSource({
      feeds: [
        {
          name: 'events',
          state: 'denied',
          lastSuccessAt: null,
          lastError: null,
        },
        { name: 'canaries', state: 'live', lastSuccessAt: 1, lastError: null },
      ],
    });
    const notices = toSourceNotices(
      'production',
      denied,
      BUILDER_NOW,
      english,
      utc,
    );
    expect(notices.map(({ title }) => title)).toEqual([
      'production does not let us read events',
    ]);
    expect(
      toSourceNotices('production', aSource(), BUILDER_NOW, english, utc),
    ).toEqual([]);
  });
});

describe('notices of a source', () => {
  const message = 'connect ECONNREFUSED 10.0.0.7:6443';
  const lastError = { at: BUILDER_NOW - 60_000, message };
  const feed = (
    name: string,
    state: SourceFeed['state'] = 'failing',
    text = message,
  ): SourceFeed => ({
    name,
    state,
    lastSuccessAt: null,
    lastError: { at: BUILDER_NOW, message: text },
  });
  const notices = (changes: Parameters<typeof aSource>[0]) =>
    toSourceNotices('production', aSource(changes), BUILDER_NOW, english, utc);

  it('say once that all of it is down', () => {
    const feeds = [feed('canaries'), feed('events'), feed('pods')];
    const down = { state: 'down', lastSuccessAt: null, feeds } as const;
    expect(notices({ ...down, feeds, lastError })).toHaveLength(1);
    expect(notices({ ...down, feeds, lastError: null })).toEqual([
      expect.objectContaining({
        lines: [
          'Nothing was ever read from it.',
          `Last error at 12:00: ${message}`,
        ],
      }),
    ]);
  });

  it('say as well what had another reason', () => {
    const feeds = [feed('canaries'), feed('events', 'denied', 'forbidden')];
    expect(
      notices({ state: 'down', lastError, feeds }).map(({ id }) => id),
    ).toEqual(['down', 'feed-denied forbidden']);
  });

  it('are one for all kinds with the same error', () => {
    const feeds = [
      feed('canaries'),
      feed('events'),
      feed('pods', 'denied', 'pods is forbidden'),
      feed('secrets', 'denied', 'secrets is forbidden'),
      feed('nodes', 'live'),
    ];
    expect(notices({ feeds }).map(({ title }) => title)).toEqual([
      'production does not let us read pods, secrets',
      'Reading canaries, events from production fails',
    ]);
  });
});

describe('failures', () => {
  const withStatus = (statusCode: number, message = 'no') =>
    Object.assign(new Error(`Request failed with ${statusCode}`), {
      statusCode,
      cause: { message },
    });

  it.each([
    [withStatus(401), 'signin', false],
    [withStatus(403), 'denied', false],
    [withStatus(404), 'not-found', false],
    [withStatus(500), 'internal', true],
    [withStatus(409), 'other', true],
    [withStatus(503), 'backend', true],
    [new TypeError('Failed to fetch'), 'network', true],
    [Object.assign(new Error('x'), { name: '$ZodError' }), 'answer', false],
    [undefined, 'other', true],
  ])('%s', (error, kind, retry) => {
    expect(kindOfFailure(error)).toBe(kind);
    expect(isWorthRetrying(error)).toBe(retry);
  });

  it.each([
    [withStatus(500), true],
    [withStatus(502), true],
    [new TypeError('Failed to fetch'), true],
    [withStatus(403), false],
    [withStatus(409), false],
  ])('%s leaves it open whether it was done: %s', (error, isOpen) => {
    expect(isOutcomeUnknown(error)).toBe(isOpen);
  });

  it("quotes the backend's own words", () => {
    expect(sayFailure(withStatus(500, 'The database is busy'), english)).toBe(
      'The backend answered: The database is busy',
    );
  });
});

describe('annotationLine', () => {
  it('is YAML, also for cluster names with colons', () => {
    expect(annotationLine('flagger.app/canary', 'shop/web')).toBe(
      'flagger.app/canary: shop/web',
    );
    expect(annotationLine('flagger.app/canary', 'arn:aws:x/web')).toBe(
      'flagger.app/canary: "arn:aws:x/web"',
    );
  });
});
