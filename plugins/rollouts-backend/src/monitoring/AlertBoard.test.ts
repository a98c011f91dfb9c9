import { AlertBoard } from './AlertBoard';

const labelled = (alertname: string, cluster?: string) => ({
  labels: { alertname, ...(cluster && { cluster }) },
});

/** One Prometheus and one Alertmanager that tell of these clusters. */
function boardOf(clusters: string[], alerts: unknown[], also: string[] = []) {
  const source = (name: string, own: string[], told: unknown[]) => ({
    config: { name, clusters: own },
    client: {
      alerts: async () => ({ alerts: told, rules: [], warnings: [] }),
    },
    peers: [
      {
        address: name,
        alerts: async () => ({ alerts: told, warnings: [], silences: [] }),
      },
    ],
  });
  const sources = [
    source('main', clusters, alerts),
    source('other', also, []),
  ] as any[];
  return new AlertBoard({
    prometheus: sources,
    alertmanager: sources,
    now: () => 0,
  });
}

async function namesOf(board: AlertBoard, ...clusters: string[]) {
  const { told } = await board.read(clusters);
  return told.map(({ rules, notified }) =>
    [rules, notified].map(all => all.map(({ labels }) => labels.alertname)),
  );
}

describe('what a source says of a cluster', () => {
  const alerts = [
    labelled('OfStaging', 'staging'),
    labelled('OfProduction', 'production'),
    labelled('OfBoth'),
    labelled('OfUnknown', 'eu-west-1'),
  ];

  it('is not what it says of another one that nobody asks for', async () => {
    const board = boardOf(['staging', 'production'], alerts);

    const [staging] = await namesOf(board, 'staging');

    expect(staging).toEqual([
      ['OfStaging', 'OfBoth', 'OfUnknown'],
      ['OfStaging', 'OfBoth', 'OfUnknown'],
    ]);
    expect(await namesOf(board, 'production', 'staging')).toEqual([
      [
        ['OfProduction', 'OfBoth', 'OfUnknown'],
        ['OfProduction', 'OfBoth', 'OfUnknown'],
      ],
      staging,
    ]);
  });

  it('is not what it says of one that only other sources are there for', async () => {
    const board = boardOf(['staging'], alerts, ['production']);

    const [[rules]] = await namesOf(board, 'staging');

    expect(rules).not.toContain('OfProduction');
  });
});
