import type { ActionRecord } from '../../actions/record';
import { decidedStart, waitingStart } from '../__testUtils__/start';
import type { GatePoll } from '../poll';
import { isDisowned, isForAnother } from './disowned';

const approved = (others: string[]) =>
  ({ id: 'yes', write: decidedStart(others) } as unknown as ActionRecord);
const told = (second: number, answer: boolean, decisionId = 'yes') =>
  ({ polledAt: second, answer, decisionId } as GatePoll);

describe('a start that was approved beside another server', () => {
  const both = approved(['theirs']);

  it('waits with another workload when that was changed, though its images are the same', () => {
    expect(isForAnother(both, waitingStart(7))).toBe(false);
    expect(isForAnother(both, waitingStart(8))).toBe(true);
    expect(isForAnother(both, waitingStart(8, 'Progressing'))).toBe(false);
  });

  it('alone is not looked at: Flagger scales up what was approved', () => {
    expect(isForAnother(approved([]), waitingStart(8))).toBe(false);
  });

  it('is over when the gate said no to it last, and not while Flagger scales up', () => {
    expect(isDisowned(both, [told(20, true)])).toBe(false);
    expect(isDisowned(both, [told(20, true), told(30, false)])).toBe(true);
    expect(isDisowned(both, [told(30, true), told(20, false)])).toBe(false);
    // Of nobody's decision is that of an outage, too.
    expect(isDisowned(both, [told(30, false, 'another')])).toBe(false);
  });
});
