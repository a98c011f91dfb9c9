import { parse } from 'yaml';
import { readOptions } from './options';
import { eventWebhook, portalConfig } from './portalConfig';
import type { State } from './state';

const secrets = { events: 'events-secret', gates: 'gates-secret' };

const state: State = {
  pid: 1,
  versions: { flagger: '1.44.0', kubernetes: '1.36.3' },
  clusters: [
    {
      name: 'arn:aws:eks/one',
      url: 'https://127.0.0.1:3',
      caFile: '/run/one/ca.crt',
      kubeconfig: '/run/one/kubeconfig',
      adminToken: 'admin',
      portalTokenFile: '/run/one/portal-token',
      prometheus: 'http://127.0.0.1:5',
      alertmanager: 'http://127.0.0.1:6',
      flagger: 'http://127.0.0.1:4',
      exporter: 'http://127.0.0.1:7',
    },
  ],
};

describe('options', () => {
  it('are the command, its clusters and a pair of versions', () => {
    expect(
      readOptions([
        'up',
        '--clusters',
        'one,two',
        '--flagger',
        '1.37.0',
        '--folder',
        '/state',
      ]),
    ).toMatchObject({
      words: ['up'],
      clusters: ['one', 'two'],
      versions: { flagger: '1.37.0', kubernetes: '1.36.3' },
      folder: '/state',
      background: false,
    });
  });

  it.each([
    [['up', '--cluster', 'one'], /Unknown option '--cluster'/],
    [['up', '--clusters', ','], /names no cluster/],
    [['build', '--kubernetes', '1.2.3'], /Known: 1\.34\.4, 1\.36\.3/],
  ])('%j is refused in words', (args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});

describe('the configuration for a portal', () => {
  it("has the portal's own token and never the admin's", () => {
    const config = parse(portalConfig(state, secrets));
    expect(config.rollouts.clusters[0]).toMatchObject({
      name: 'arn:aws:eks/one',
      kubernetes: {
        url: 'https://127.0.0.1:3',
        caFile: '/run/one/ca.crt',
        tokenFile: '/run/one/portal-token',
      },
    });
    expect(JSON.stringify(config)).not.toContain('admin');
  });

  it('expects the events as Flagger sends them', () => {
    const { username, password } = parse(portalConfig(state, secrets)).rollouts
      .clusters[0].events;
    const url = new URL(
      eventWebhook('http://127.0.0.1:7007', state.clusters[0].name, secrets),
    );
    expect([url.username, url.password]).toEqual([username, password]);
    expect(url.pathname).toBe('/api/rollouts/events/arn%3Aaws%3Aeks%2Fone');
  });
});
