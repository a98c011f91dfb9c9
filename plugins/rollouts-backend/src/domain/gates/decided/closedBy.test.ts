import type { ActionRecord } from '../../actions/record';
import { closedBy, HOLDING_GATE } from './closedBy';

const asked = (
  verb: ActionRecord['verb'],
  state: ActionRecord['state'] = 'effective',
  kind = 'confirm-traffic-increase',
) =>
  ({ verb, state, write: { field: 'gate', value: { kind } } } as ActionRecord);
const pause = asked('pause');

describe('what holds the traffic of a release', () => {
  it('is its newest pause, until it is resumed', () => {
    expect(closedBy(HOLDING_GATE, [])).toBeNull();
    expect(closedBy(HOLDING_GATE, [pause])).toBe(pause);
    expect(closedBy(HOLDING_GATE, [asked('resume'), pause])).toBeNull();
    expect(
      closedBy(HOLDING_GATE, [pause, asked('resume'), asked('pause')]),
    ).toBe(pause);
  });

  it('is a pause that is accepted, not one that is only wished or was withdrawn', () => {
    expect(closedBy(HOLDING_GATE, [asked('pause', 'accepted')])).not.toBeNull();
    expect(closedBy(HOLDING_GATE, [asked('pause', 'requested')])).toBeNull();
    expect(closedBy(HOLDING_GATE, [asked('pause', 'ineffective')])).toBeNull();
    expect(
      closedBy(HOLDING_GATE, [asked('resume', 'ineffective'), pause]),
    ).toBe(pause);
  });

  it('is not what other gates or fields were used for', () => {
    const suspended = {
      ...pause,
      write: { field: 'spec.suspend', value: true },
    };
    expect(closedBy(HOLDING_GATE, [suspended as ActionRecord])).toBeNull();
    expect(
      closedBy(HOLDING_GATE, [
        asked('promote', 'effective', 'confirm-promotion'),
        pause,
      ]),
    ).toBe(pause);
  });
});

describe('what closes a gate', () => {
  const no = asked('reject', 'effective', 'confirm-rollout');

  it('is a no of that gate, until somebody says yes to it', () => {
    expect(closedBy('confirm-rollout', [no])).toBe(no);
    expect(closedBy('confirm-promotion', [no])).toBeNull();
    const yes = asked('approve', 'accepted', 'confirm-rollout');
    expect(closedBy('confirm-rollout', [yes, no])).toBeNull();
    const over = asked('approve', 'ineffective', 'confirm-rollout');
    expect(closedBy('confirm-rollout', [over, no])).toBe(no);
  });

  it.each(['requested', 'ineffective'] as const)(
    'is a rejection as soon as somebody wants it, and when Flagger did not ask in time: %s',
    state => {
      const unheard = asked('reject', state, 'confirm-rollout');
      expect(closedBy('confirm-rollout', [unheard])).toBe(unheard);
    },
  );

  it.each(['refused', 'superseded', 'denied'] as const)(
    'is no rejection that was not taken: %s',
    state => {
      const not = asked('reject', state, 'confirm-rollout');
      expect(closedBy('confirm-rollout', [not])).toBeNull();
    },
  );
});
