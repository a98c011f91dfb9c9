import { aSource } from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { ReadAccess } from './createReadAccess';
import { createReadSources } from './readSources';

const NOW = 1_000_000;
const credentials = {} as ReadAccess['credentials'];
const all: ReadAccess = { credentials, extent: 'all', criteria: undefined };
const staging: ReadAccess = {
  credentials,
  extent: 'some',
  criteria: { field: 'cluster', values: ['staging'] },
};

function setUp(savedAt: number) {
  const lastError = { at: 1, message: 'connect ECONNREFUSED 10.1.2.3:6443' };
  const source = aSource({ name: 'production', lastError });
  return createReadSources({
    clusters: ['production', 'staging'],
    store: {
      listSources: async () => [
        { source, savedAt },
        { source: aSource({ name: 'removed' }), savedAt },
      ],
      countRollouts: async ({ cluster }) => Number(cluster === 'staging'),
    },
  });
}

describe('readSources', () => {
  it('lists what is configured, also what nobody has reached yet', async () => {
    const sources = await setUp(NOW - 5_000)(all, NOW);

    expect(sources.map(({ source }) => [source.name, source.state])).toEqual([
      ['production', 'live'],
      ['staging', 'connecting'],
    ]);
  });

  it('is stale when the replica that read it is gone', async () => {
    const [production] = await setUp(NOW - 61_000)(all, NOW);

    expect(production.source.state).toBe('stale');
  });

  it('names a cluster without details to who may see none of its rollouts', async () => {
    const [production] = await setUp(NOW)(staging, NOW);

    expect(production.source).toMatchObject({
      name: 'production',
      state: 'live',
      lastError: null,
      feeds: [],
    });
  });

  it('tells nothing to who may read nothing', async () => {
    const none: ReadAccess = { ...staging, extent: 'none' };

    expect(await setUp(NOW)(none, NOW)).toEqual([]);
  });
});
