import type { ActionRecord } from '../domain/actions/record';
import { at } from '../domain/__testUtils__/story';
import {
  decidedStart,
  waitingStart,
} from '../domain/gates/__testUtils__/start';
import type { GatePoll } from '../domain/gates/poll';
import { noteAnswer } from './noteAnswer';

/** Approved beside another server, and told yes. */
const approved = {
  id: 'yes',
  rolloutId: 'r',
  verb: 'approve',
  state: 'accepted',
  writtenAt: at(15),
  steps: [{ at: at(20), code: 'gate-answered', text: null }],
  write: decidedStart(['theirs']),
} as unknown as ActionRecord;

async function stateAfter(generation: number, answer: boolean) {
  const poll = { decisionId: 'yes', polledAt: at(30), answer } as GatePoll;
  const noted = await noteAnswer(
    approved,
    waitingStart(generation),
    { listPolls: async () => [poll], walkAudit: async () => [] },
    { save: async record => record, now: () => at(31) },
  );
  return [noted.state, noted.steps.at(-1)?.code];
}

describe('an approval beside another server that was told yes', () => {
  it('is over when its gate says no, since the workload is another one', async () => {
    expect(await stateAfter(8, false)).toEqual(['superseded', 'superseded']);
  });

  it.each([
    ['Flagger scales the workload up', 8, true],
    ['a freeze says no', 7, false],
  ])('stands while %s', async (_, generation, answer) => {
    expect(await stateAfter(generation, answer)).toEqual([
      'accepted',
      'gate-answered',
    ]);
  });
});
