import type { FlaggerSighting } from '@rollouts/backstage-plugin-rollouts-common';
import { attribute } from './attribute';
import { capabilitiesOf, supportOf } from './capabilities';
import { keepFound, recogniseFlagger, unread } from './recognise';
import { compareReleases, toRelease } from './release';

const nothingKnown = {
  matchesNeedTimeout: null,
  refusesEqualCookies: null,
  retriesByStatus: null,
};

describe('a version', () => {
  it.each([
    ['1.44.0', [1, 44, 0]],
    ['v1.37.0', [1, 37, 0]],
    ['1.41.0-debian-12-r3', [1, 41, 0]],
    ['1.44.1+build.7', [1, 44, 1]],
  ])('%s is a release', (text, [major, minor, patch]) => {
    expect(toRelease(text)).toEqual({ major, minor, patch });
  });

  it.each(['latest', 'main-3f2a1c9', '1.44', '1.44.0-rc.1', '', '1.44.0.1'])(
    '"%s" is none',
    text => {
      expect(toRelease(text)).toBeNull();
    },
  );

  it('is compared by numbers', () => {
    const order = ['1.9.0', '1.37.0', '1.37.2', '1.44.0', '2.0.0'];
    const releases = order.map(text => toRelease(text)!);
    expect([...releases].reverse().sort(compareReleases)).toEqual(releases);
  });
});

describe('what a version can do', () => {
  it('is what was seen with the three that were tried', () => {
    expect(capabilitiesOf('1.37.0')).toEqual({
      matchesNeedTimeout: true,
      refusesEqualCookies: false,
      retriesByStatus: true,
    });
    expect(capabilitiesOf('1.41.0')).toEqual({
      ...capabilitiesOf('1.37.0'),
      refusesEqualCookies: true,
    });
    expect(capabilitiesOf('1.44.0')).toEqual({
      matchesNeedTimeout: false,
      refusesEqualCookies: true,
      retriesByStatus: true,
    });
  });

  it('changes with the release that changed it, patches included', () => {
    const needs = (version: string) =>
      capabilitiesOf(version).matchesNeedTimeout;
    expect([needs('1.42.9'), needs('1.43.0'), needs('1.43.3')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    [null, 'unknown'],
    ['latest', 'unknown'],
    ['1.44.0-rc.1', 'unknown'],
    ['1.36.1', 'older'],
    ['1.45.0', 'newer'],
    ['2.0.0', 'newer'],
  ])('is not guessed for %s (%s)', (version, support) => {
    expect(supportOf(version)).toBe(support);
    expect(capabilitiesOf(version)).toEqual(nothingKnown);
  });
});

const sighting = (
  version: string | null,
  changes: Partial<FlaggerSighting> = {},
  ready: boolean | null = null,
): FlaggerSighting => ({
  state: 'read',
  found: version === 'none' ? [] : [{ object: 'x', version, ready }],
  readAt: 1_000,
  error: null,
  ...changes,
});
const nothing = sighting('none');
const noServer = { ...nothing, state: 'unconfigured' as const };
const denied = { ...nothing, state: 'denied' as const, readAt: null };

describe('the Flagger of a cluster', () => {
  it.each([
    [
      'the process, also when its Deployment says another one',
      sighting('1.41.0'),
      sighting('1.44.0', {}, true),
      ['1.41.0', 'process', 'known', 'running'],
    ],
    [
      'its Deployment where no process is heard',
      nothing,
      sighting('v1.37.0', {}, true),
      ['1.37.0', 'deployment', 'known', 'running'],
    ],
    [
      'its Deployment where there is no Prometheus',
      noServer,
      sighting('1.44.0', {}, true),
      ['1.44.0', 'deployment', 'known', 'running'],
    ],
    [
      'the process where the Deployment may not be read',
      sighting('1.44.0'),
      denied,
      ['1.44.0', 'process', 'known', 'running'],
    ],
    [
      'the last known while the process cannot be read',
      sighting('1.44.0', { state: 'failing' }),
      denied,
      ['1.44.0', 'process', 'known', 'unknown'],
    ],
    [
      'stopped, without a ready pod',
      nothing,
      sighting('1.44.0', {}, false),
      ['1.44.0', 'deployment', 'known', 'stopped'],
    ],
    [
      'running, when only the process shows it',
      sighting('1.44.0'),
      sighting('1.44.0', {}, false),
      ['1.44.0', 'process', 'known', 'running'],
    ],
    [
      'not known to be stopped while the Prometheus is down',
      { ...unread, state: 'failing' as const },
      sighting('1.44.0', {}, false),
      ['1.44.0', 'deployment', 'known', 'unknown'],
    ],
    ['unseen', nothing, nothing, [null, null, 'unknown', 'unseen']],
    [
      'unseen without Prometheus',
      noServer,
      nothing,
      [null, null, 'unknown', 'unseen'],
    ],
    [
      'not known when nothing may be read',
      noServer,
      denied,
      [null, null, 'unknown', 'unknown'],
    ],
    [
      'not known before anything was read',
      unread,
      unread,
      [null, null, 'unknown', 'unknown'],
    ],
    [
      'there, of no version that can be known',
      noServer,
      sighting('latest', {}, true),
      ['latest', 'deployment', 'unknown', 'running'],
    ],
    [
      'there, without any tag',
      noServer,
      sighting(null, {}, true),
      [null, null, 'unknown', 'running'],
    ],
  ])('is %s', (_, process, deployment, expected) => {
    const { version, from, support, presence } = recogniseFlagger(
      process,
      deployment,
    );
    expect([version, from, support, presence]).toEqual(expected);
  });

  it('has no version while two of them tell two, unless one does not run', () => {
    const two = (ready: boolean): FlaggerSighting => ({
      ...nothing,
      found: [
        { object: 'a', version: '1.41.0', ready: true },
        { object: 'b', version: '1.44.0', ready },
      ],
    });
    expect(recogniseFlagger(noServer, two(true)).version).toBeNull();
    expect(recogniseFlagger(noServer, two(false)).version).toBe('1.41.0');
  });

  it('asks the Deployment when two processes tell two versions', () => {
    const both: FlaggerSighting = {
      ...nothing,
      found: ['1.41.0', '1.44.0'].map(version => ({
        object: version,
        version,
        ready: null,
      })),
    };
    expect(recogniseFlagger(both, sighting('1.44.0', {}, true))).toMatchObject({
      version: '1.44.0',
      from: 'deployment',
    });
  });
});

describe('a source that fails', () => {
  it('keeps what it knew, with the time of that', () => {
    const failing: FlaggerSighting = {
      ...unread,
      state: 'failing',
      error: 'no answer',
    };
    expect(keepFound(failing, sighting('1.44.0'))).toEqual({
      ...sighting('1.44.0'),
      state: 'failing',
      error: 'no answer',
    });
  });

  it('knows that nothing is there when it says so', () => {
    expect(keepFound(nothing, sighting('1.44.0'))).toEqual(nothing);
  });
});

describe('whose Flagger the series are', () => {
  // As Flagger 1.44.0 and a Prometheus of the testbed say it.
  const series = {
    __name__: 'flagger_info',
    instance: '127.0.0.1:38211',
    job: 'flagger',
    mesh_provider: 'gatewayapi:v1',
    version: '1.44.0',
  };
  const found = (object: string) => ({
    found: [{ object, version: '1.44.0', ready: null }],
  });

  it('is the cluster’s own where the server tells of no other', () => {
    expect(attribute([series], 'production', ['production'])).toEqual(
      found('127.0.0.1:38211'),
    );
    expect(
      attribute([{ ...series, pod: 'flagger-0' }], 'production', [
        'production',
      ]),
    ).toEqual(found('flagger-0'));
    expect(attribute([], 'production', ['production'])).toEqual({ found: [] });
  });

  it('is said by the label cluster where it tells of several', () => {
    const clusters = ['staging', 'production'];
    const labelled = clusters.map(cluster => ({
      ...series,
      cluster,
      pod: cluster,
    }));

    expect(attribute(labelled, 'production', clusters)).toEqual(
      found('production'),
    );
    expect(attribute(labelled.slice(0, 1), 'production', clusters)).toEqual({
      found: [],
    });
    expect(attribute([series], 'production', clusters)).toEqual({
      error:
        'flagger_info has no label cluster, and its server tells of staging, production',
    });
  });
});
