import { at } from '../domain/__testUtils__/story';
import { rowsOfChange } from '../domain/audit/rowsOfAction';
import { aRequest } from '../store/__testUtils__/aRequest';
import { checkout } from '../store/__testUtils__/change';
import type { StoredRollout } from '../store/RolloutStore';
import { CanaryOfFlagger } from './__testUtils__/CanaryOfFlagger';
import { restore } from './restore';

const about = { entity: null, owner: null, identity: 'portal' };

const ref = 'flagger:production/shop/checkout';
const rollout = { ...checkout, id: 'r', ref } as StoredRollout;

/** What was promoted by maxWeight 25 where it had been 50. */
const promoted = aRequest(rollout, {
  verb: 'promote',
  lever: 'max-weight',
  state: 'effective',
  requestedAt: at(20),
  at: at(40),
  restore: 'pending',
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: { field: 'spec.analysis.maxWeight', value: 25 },
  before: { value: 50 },
  attempted: true,
  writtenAt: at(21),
});

/** What the audit says after the field had this value. */
async function told(flagger: CanaryOfFlagger) {
  let saved = promoted;
  await restore(promoted, {
    canaries: flagger,
    now: flagger.now,
    save: async record => {
      saved = record;
      return record;
    },
  });
  const [row] = rowsOfChange(promoted, saved, about);
  return { write: row.write, identity: row.identity, response: row.response };
}

describe('a temporary change that is taken back', () => {
  it('is told with the value that was written back', async () => {
    const flagger = new CanaryOfFlagger();
    flagger.maxWeight = 25;
    expect(await told(flagger)).toMatchObject({
      write: {
        field: 'spec.analysis.maxWeight',
        value: 50,
        before: 25,
        resourceVersion: '1021',
      },
      identity: 'portal',
    });
    expect(flagger.maxWeight).toBe(50);
  });

  it.each([
    ['another value', 40, 'spec.analysis.maxWeight: 40'],
    [
      'its value again',
      50,
      'spec.analysis.maxWeight: 50: it was like before already',
    ],
  ])(
    'is told of nobody where the field has %s, and nothing was sent',
    async (_, value, response) => {
      const flagger = new CanaryOfFlagger();
      flagger.maxWeight = value;
      expect(await told(flagger)).toEqual({
        write: null,
        identity: null,
        response,
      });
      expect(flagger.writes).toEqual([]);
    },
  );

  it('is told of nobody where the Canary is another one by now', async () => {
    const flagger = new CanaryOfFlagger();
    const { canary, valueAt } = await flagger.read({
      namespace: 'shop',
      name: 'checkout',
    });
    flagger.read = async () => ({ canary: { ...canary, uid: 'new' }, valueAt });
    expect(await told(flagger)).toEqual({
      write: null,
      identity: null,
      response: 'the Canary is gone',
    });
  });
});
