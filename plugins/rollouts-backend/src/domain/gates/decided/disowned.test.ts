import type { ActionRecord } from '../../actions/record';
import { after } from '../../actions/__testUtils__/running';
import { deployed, seen } from '../../__testUtils__/story';
import type { GatePoll } from '../poll';
import { isDisowned, isForAnother } from './disowned';

const approved = (others: string[]) =>
  ({
    id: 'yes',
    write: {
      field: 'gate',
      value: {
        kind: 'confirm-rollout',
        checksums: [],
        target: { uid: 'target', generation: 7, images: ['podinfo:1.1'] },
        others,
      },
    },
  } as unknown as ActionRecord);
const waiting = (generation: number, phase = 'Waiting') =>
  after([
    seen(0, 'Succeeded'),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1', { generation }),
    seen(10, phase),
  ]);
const told = (second: number, answer: boolean, decisionId = 'yes') =>
  ({ polledAt: second, answer, decisionId } as GatePoll);

describe('a start that was approved beside another server', () => {
  const both = approved(['theirs']);

  it('waits with another workload when that was changed, though its images are the same', () => {
    expect(isForAnother(both, waiting(7))).toBe(false);
    expect(isForAnother(both, waiting(8))).toBe(true);
    expect(isForAnother(both, waiting(8, 'Progressing'))).toBe(false);
  });

  it('alone is not looked at: Flagger scales up what was approved', () => {
    expect(isForAnother(approved([]), waiting(8))).toBe(false);
  });

  it('is over when the gate said no to it last, and not while Flagger scales up', () => {
    expect(isDisowned(both, [told(20, true)])).toBe(false);
    expect(isDisowned(both, [told(20, true), told(30, false)])).toBe(true);
    expect(isDisowned(both, [told(30, true), told(20, false)])).toBe(false);
    // Of nobody's decision is that of an outage, too.
    expect(isDisowned(both, [told(30, false, 'another')])).toBe(false);
  });
});
