import type { ActionRecord } from '../actions/record';
import { heldBy } from './heldBy';

const asked = (
  verb: ActionRecord['verb'],
  state: ActionRecord['state'] = 'effective',
  kind = 'confirm-traffic-increase',
) =>
  ({ verb, state, write: { field: 'gate', value: { kind } } } as ActionRecord);
const pause = asked('pause');

describe('what holds the traffic of a release', () => {
  it('is its newest pause, until it is resumed', () => {
    expect(heldBy([])).toBeNull();
    expect(heldBy([pause])).toBe(pause);
    expect(heldBy([asked('resume'), pause])).toBeNull();
    expect(heldBy([pause, asked('resume'), asked('pause')])).toBe(pause);
  });

  it('is a pause that is accepted, not one that is only wished or was withdrawn', () => {
    expect(heldBy([asked('pause', 'accepted')])).not.toBeNull();
    expect(heldBy([asked('pause', 'requested')])).toBeNull();
    expect(heldBy([asked('pause', 'ineffective')])).toBeNull();
    expect(heldBy([asked('resume', 'ineffective'), pause])).toBe(pause);
  });

  it('is not what other gates or fields were used for', () => {
    const suspended = {
      ...pause,
      write: { field: 'spec.suspend', value: true },
    };
    expect(heldBy([suspended as ActionRecord])).toBeNull();
    expect(
      heldBy([asked('promote', 'effective', 'confirm-promotion'), pause]),
    ).toBe(pause);
  });
});
