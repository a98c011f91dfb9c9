import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const direct = { url: 'https://cluster', serviceAccountToken: 't' };
const cluster = (changes: Record<string, unknown> = {}) => ({
  name: 'production',
  kubernetes: direct,
  ...changes,
});
const read = (rollouts: object) =>
  readConfig(new ConfigReader(JSON.parse(JSON.stringify({ rollouts }))));

describe('the configuration', () => {
  it('may be absent', () => {
    expect(readConfig(new ConfigReader({}))).toEqual({
      clusters: [],
      ownership: 'annotation',
      gateUrls: [],
      notifyWaitingMs: 30 * 60_000,
      freezes: [],
      audit: { cut: null, networkData: false },
      retentionMs: null,
      portalUrl: 'http://localhost:3000',
      prometheus: [],
      alertmanager: [],
    });
  });

  it('is read with its defaults', () => {
    const { clusters, retentionMs, ownership } = read({
      clusters: [cluster({ namespaces: ['shop'] })],
      ownership: 'kubernetes-id',
      retention: { days: 2 },
    });

    expect(clusters[0]).toMatchObject({
      name: 'production',
      kubernetes: { url: 'https://cluster', skipTLSVerify: false },
      namespaces: ['shop'],
    });
    expect(ownership).toBe('kubernetes-id');
    expect(retentionMs).toBe(2 * 24 * 3_600_000);
  });

  it('takes the own address of the portal for gates, and others', () => {
    const gateUrls = ['http://backstage.portal:7007'];
    const data = { backend: { baseUrl: 'https://p' }, rollouts: { gateUrls } };

    expect(readConfig(new ConfigReader(data)).gateUrls).toEqual([
      'https://p',
      ...gateUrls,
    ]);
  });

  it('takes one key for gates, or the present one and the one before', () => {
    const [present, earlier] = ['n'.repeat(32), 'e'.repeat(32)];
    const keys = (key: unknown) =>
      read({ clusters: [cluster({ gates: { key } })] }).clusters[0].gates?.key;

    expect(keys(present)).toEqual([present]);
    expect(keys([present, earlier])).toEqual([present, earlier]);
  });

  it('takes rules for gates, with defaults', () => {
    const gatesOf = (gates: object) =>
      read({
        clusters: [cluster({ gates: { key: 'k'.repeat(32), ...gates } })],
      }).clusters[0].gates;

    expect(gatesOf({})).toMatchObject({
      agreement: 'one',
      approvalsExpireAfter: 24 * 3_600_000,
      namespaces: {},
    });
    const namespaces = { payments: { agreement: 'two' } };
    expect(
      gatesOf({ namespaces, approvalsExpireAfter: { minutes: 30 } }),
    ).toMatchObject({ namespaces, approvalsExpireAfter: 30 * 60_000 });
  });

  it('takes where versions are to succeed first, with a default time', () => {
    const [staging, other] = ['staging', 'other'].map(name =>
      cluster({ name }),
    );
    const stagingFirst = { cluster: 'staging' };
    const namespaces = {
      lab: { stagingFirst: false },
      shop: { stagingFirst: { cluster: 'production', namespace: 'shop-2' } },
    };
    const gates = { key: 'k'.repeat(32), stagingFirst, namespaces };
    const production = cluster({ name: 'production', gates });
    expect(
      read({ clusters: [staging, other, production] }).clusters[2].gates,
    ).toMatchObject({
      stagingFirst: { cluster: 'staging', within: 72 * 3_600_000 },
      namespaces,
    });
  });

  it('tells of gates that wait after half an hour, after another time, or never', () => {
    const after = (notifyWaitingAfter?: object | false) =>
      read(notifyWaitingAfter === undefined ? {} : { notifyWaitingAfter })
        .notifyWaitingMs;
    expect(after()).toBe(30 * 60_000);
    expect(after({ hours: 2 })).toBe(2 * 3_600_000);
    expect(after(false)).toBeNull();
  });

  it('takes any cluster name', () => {
    const name = 'arn:aws:eks:eu-west-1:12:cluster/prod';

    expect(read({ clusters: [cluster({ name })] }).clusters[0].name).toBe(name);
  });

  it.each([
    [
      'a misspelt key',
      { cluster: [] },
      'rollouts.cluster: there is no such key, did you mean "clusters"?',
    ],
    [
      'a misspelt key of a cluster',
      { clusters: [cluster({ namespace: ['shop'] })] },
      'rollouts.clusters[0].namespace: there is no such key, did you mean "namespaces"?',
    ],
    [
      'a short key of gates',
      { clusters: [cluster({ gates: { key: 'short' } })] },
      'rollouts.clusters[0].gates.key: needs at least 32 characters',
    ],
    ...(
      [
        ['no key', [], 'names no key'],
        [
          'three keys',
          ['a', 'b', 'c'].map(letter => letter.repeat(32)),
          'holds more than 2 keys: the present one and the one before',
        ],
        [
          'the same key twice',
          ['k'.repeat(32), 'k'.repeat(32)],
          'holds the same key twice',
        ],
      ] as const
    ).map(([what, key, message]): [string, object, string] => [
      `gates with ${what}`,
      { clusters: [cluster({ gates: { key } })] },
      `rollouts.clusters[0].gates.key: ${message}`,
    ]),
    ...(
      [
        [
          'a cluster that there is not',
          { stagingFirst: { cluster: 'stagin' } },
          'stagingFirst: there is no cluster "stagin", did you mean "staging"?',
        ],
        [
          'itself',
          { stagingFirst: { cluster: 'production' } },
          'stagingFirst: names the rollouts themselves: name another cluster or namespace',
        ],
        [
          'itself for a namespace',
          {
            namespaces: {
              shop: {
                stagingFirst: { cluster: 'production', namespace: 'shop' },
              },
            },
          },
          'namespaces.shop.stagingFirst: names the rollouts themselves: name another cluster or namespace',
        ],
      ] as const
    ).map(([what, rule, message]): [string, object, string] => [
      `versions that are to succeed first in ${what}`,
      {
        clusters: [
          cluster({
            name: 'production',
            gates: { key: 'k'.repeat(32), ...rule },
          }),
          cluster({ name: 'staging' }),
        ],
      },
      `rollouts.clusters[0].gates.${message}`,
    ]),
    [
      'a rule that there is not',
      {
        clusters: [
          cluster({ gates: { key: 'k'.repeat(32), agreement: 'three' } }),
        ],
      },
      'rollouts.clusters[0].gates.agreement: expected one of "one", "author-and-another", "two"',
    ],
    [
      'a misspelt key of a namespace',
      {
        clusters: [
          cluster({
            gates: {
              key: 'k'.repeat(32),
              namespaces: { shop: { agreement: 'two', until: 1 } },
            },
          }),
        ],
      },
      'rollouts.clusters[0].gates.namespaces.shop.until: there is no such key',
    ],
    [
      'no time to approve',
      {
        clusters: [
          cluster({
            gates: { key: 'k'.repeat(32), approvalsExpireAfter: { hours: 0 } },
          }),
        ],
      },
      'rollouts.clusters[0].gates.approvalsExpireAfter: leaves no time to approve',
    ],
    [
      'a freeze of an unknown cluster',
      {
        clusters: [cluster()],
        freezes: [
          {
            name: 'f',
            from: '2026-01-01',
            to: '2026-01-02',
            clusters: ['prod'],
          },
        ],
      },
      'rollouts.freezes[0].clusters: there is no cluster "prod"',
    ],
    [
      'a misspelt key of a freeze',
      { freezes: [{ name: 'f', form: '2026-01-01', to: '2026-01-02' }] },
      'rollouts.freezes[0].form: there is no such key, did you mean "from"?',
    ],
    [
      'an earlier key that is the present one of another cluster',
      {
        clusters: [
          cluster({ gates: { key: 'k'.repeat(32) } }),
          cluster({
            name: 'b',
            gates: { key: ['n'.repeat(32), 'k'.repeat(32)] },
          }),
        ],
      },
      'rollouts.clusters[1].gates.key: is that of "production" as well; each cluster needs its own',
    ],
    [
      'one key for two clusters',
      {
        clusters: ['a', 'b'].map(name =>
          cluster({ name, gates: { key: 'k'.repeat(32) } }),
        ),
      },
      'rollouts.clusters[1].gates.key: is that of "a" as well; each cluster needs its own',
    ],
    [
      'an address of no portal',
      { gateUrls: ['backstage:7007'] },
      'rollouts.gateUrls[0]: expected an address such as "http://backstage.portal:7007"',
    ],
    [
      'a misspelt key of an access',
      {
        clusters: [cluster({ kubernetes: { ...direct, skipTlsVerify: true } })],
      },
      'rollouts.clusters[0].kubernetes.skipTlsVerify: there is no such key, did you mean "skipTLSVerify"?',
    ],
    [
      'two clusters with the same name',
      { clusters: [cluster(), cluster()] },
      'rollouts.clusters[1].name: "production" is the name of another one as well; names must be unique',
    ],
    [
      'no way to the cluster',
      { clusters: [{ name: 'a' }] },
      'rollouts.clusters[0]: needs exactly one of "kubernetes" and "kubernetesPlugin"',
    ],
    [
      'two ways to the cluster',
      { clusters: [cluster({ kubernetesPlugin: { cluster: 'a' } })] },
      'rollouts.clusters[0]: needs exactly one of "kubernetes" and "kubernetesPlugin"',
    ],
    [
      'two addresses',
      { clusters: [cluster({ kubernetes: { ...direct, inCluster: true } })] },
      'rollouts.clusters[0].kubernetes: needs exactly one of "url" and "inCluster: true"',
    ],
    [
      'two tokens',
      { clusters: [cluster({ kubernetes: { ...direct, tokenFile: '/t' } })] },
      'rollouts.clusters[0].kubernetes: has both "serviceAccountToken" and "tokenFile", keep one',
    ],
    [
      'an address that is none',
      { clusters: [cluster({ kubernetes: { url: 'cluster' } })] },
      'rollouts.clusters[0].kubernetes.url: expected an address such as',
    ],
    [
      'a password in an address',
      { clusters: [cluster({ kubernetes: { url: 'https://u:p@cluster' } })] },
      'rollouts.clusters[0].kubernetes.url: holds credentials',
    ],
    [
      'a certificate authority that is none',
      { clusters: [cluster({ kubernetes: { ...direct, caData: 'oops' } })] },
      'rollouts.clusters[0].kubernetes.caData: expected a PEM certificate',
    ],
    [
      'two certificate authorities',
      {
        clusters: [
          cluster({
            kubernetes: {
              ...direct,
              caFile: '/ca.crt',
              caData: Buffer.from('-----BEGIN CERTIFICATE-----').toString(
                'base64',
              ),
            },
          }),
        ],
      },
      'rollouts.clusters[0].kubernetes: has both "caData" and "caFile", keep one',
    ],
    [
      'an empty list of namespaces',
      { clusters: [cluster({ namespaces: [] })] },
      'rollouts.clusters[0].namespaces: names no namespace',
    ],
    [
      'a namespace twice',
      { clusters: [cluster({ namespaces: ['shop', 'shop'] })] },
      'rollouts.clusters[0].namespaces: names a namespace twice',
    ],
    [
      'a misspelt unit of time',
      { retention: { day: 1 } },
      'rollouts.retention.day: there is no such key, did you mean "days"?',
    ],
    [
      'a short password',
      { clusters: [cluster({ events: { username: 'u', password: 'short' } })] },
      'rollouts.clusters[0].events.password: needs at least 8 characters',
    ],
    ...Object.entries({
      bearer: ['tokenfile', 'tokenFile'],
      basic: ['usernames', 'username'],
      tls: ['caFiles', 'caFile'],
    }).map(([section, [key, meant]]): [string, object, string] => [
      `a misspelt key of ${section}`,
      {
        clusters: [cluster()],
        prometheus: [
          {
            name: 'main',
            url: 'https://prometheus',
            clusters: ['production'],
            [section]: { [key]: 'x' },
          },
        ],
      },
      `rollouts.prometheus[0].${section}.${key}: there is no such key, did you mean "${meant}"?`,
    ]),
    ['an unknown ownership', { ownership: 'all' }, 'rollouts.ownership: '],
  ])('is refused with %s', (_, rollouts, message) => {
    expect(() => read(rollouts)).toThrow(message);
  });

  it('names everything that is wrong at once', () => {
    expect(() => read({ ownership: 'all', clusters: [{ name: 'a' }] })).toThrow(
      /rollouts\.clusters\[0\].*; rollouts\.ownership/,
    );
  });

  it('never repeats a secret', () => {
    const secret = 'hunter2';
    const wrong = { ...direct, serviceAccountToken: [secret] };

    expect(() => read({ clusters: [cluster({ kubernetes: wrong })] })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining(secret),
      }),
    );
  });
});
