import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aFlagger,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import { sayFlagger, toFlaggerNotices } from './flagger';

const said = (changes: Partial<Flagger>) =>
  sayFlagger({ flagger: aFlagger(changes) }, BUILDER_NOW, english, utc);
const sighting = (changes: Partial<Flagger['process']>) => ({
  ...aFlagger().deployment,
  ...changes,
});
const asked = (version: string) =>
  sighting({ found: [{ object: 'x', version, ready: true }] });

describe('what is said of Flagger', () => {
  it('is one sentence where all is well', () => {
    expect(said({})).toEqual(['1.44.0, as the running process says.']);
    expect(said({ deployment: asked('v1.44.0') })).toHaveLength(1);
  });

  it('names its Deployment as the source', () => {
    expect(
      said({
        from: 'deployment',
        process: sighting({ state: 'unconfigured', found: [] }),
      }),
    ).toEqual(['1.44.0, by the image of its Deployment.']);
  });

  it('says that the two differ', () => {
    expect(said({ deployment: asked('1.45.0') })[1]).toMatch(
      /Its Deployment asks for 1.45.0/,
    );
  });

  it('says that there are several', () => {
    const found = ['1.41.0', '1.44.0'].map(version => ({
      object: version,
      version,
      ready: null,
    }));
    expect(
      said({ version: null, from: null, process: sighting({ found }) }),
    ).toEqual([
      'The version is not known, so nothing is claimed that depends on it.',
      'Several versions are seen: 1.41.0, 1.44.0.',
    ]);
  });

  it('has an age when it cannot be read any more', () => {
    const process = sighting({
      state: 'failing',
      readAt: BUILDER_NOW - 300_000,
      error: 'No answer from the server',
    });
    expect(said({ process })).toEqual([
      '1.44.0, as the running process says.',
      'Last read 5 min ago.',
      'The Prometheus does not tell of it. No answer from the server',
    ]);
  });

  it('is that it is not known, and why', () => {
    const [first, second] = said({
      version: null,
      from: null,
      support: 'unknown',
      presence: 'unknown',
      process: sighting({ state: 'unconfigured', found: [] }),
      deployment: sighting({
        state: 'denied',
        found: [],
        error: 'deployments.apps is forbidden',
      }),
    });
    expect(first).toMatch(/not known/);
    expect(second).toBe(
      'Its Deployment may not be read. deployments.apps is forbidden',
    );
  });

  it('does not complain of rights that nobody needs', () => {
    const deployment = sighting({ state: 'denied', found: [], error: 'no' });
    expect(said({ deployment })).toHaveLength(1);
  });

  it('is nothing where nobody asked', () => {
    expect(sayFlagger({ flagger: null }, BUILDER_NOW, english, utc)).toEqual(
      [],
    );
  });
});

describe('a notice about Flagger', () => {
  const titles = (changes: Partial<Flagger>, state: 'live' | 'down' = 'live') =>
    toFlaggerNotices(
      aSource({ state, flagger: aFlagger(changes) }),
      english,
    ).map(({ title }) => title);

  it('is there when it is too old, too new or not to be seen', () => {
    expect([
      titles({ version: '1.20.0', support: 'older' }),
      titles({ version: '1.50.0', support: 'newer' }),
      titles({ version: null, support: 'unknown', presence: 'unseen' }),
    ]).toEqual([
      ['Flagger 1.20.0 in production is old'],
      ['Flagger 1.50.0 in production is new'],
      ['No Flagger is seen in production'],
    ]);
  });

  it('is not there when all is well, when nobody knows, and when the cluster is down', () => {
    expect(titles({})).toEqual([]);
    expect(titles({ support: 'unknown', presence: 'unknown' })).toEqual([]);
    expect(titles({ support: 'older' }, 'down')).toEqual([]);
  });
});
