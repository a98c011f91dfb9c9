import type { Recollection } from './Remembered';
import { toSource } from './toSource';

const NOW = 1_000_000;
const known = (changes: Partial<Recollection<unknown>> = {}) => ({
  name: 'peer',
  known: {
    value: [],
    lastSuccessAt: NOW - 1_000,
    lastError: null,
    isFailing: false,
    isLate: false,
    ...changes,
  },
});
const silent = known({ isLate: true, lastSuccessAt: NOW - 61_000 });
const failing = known({
  isFailing: true,
  lastError: { at: NOW, message: 'refused' },
});
const unasked = known({ lastSuccessAt: null });

describe('the state of a source of several peers', () => {
  it.each([
    ['one of them answers in time', [silent, known()], 'live'],
    ['one of them fails', [failing, known()], 'live'],
    ['none of them answers in time', [silent, silent], 'stale'],
    ['one is silent, the other fails', [silent, failing], 'stale'],
    ['all fail', [failing, failing], 'down'],
    ['one fails, the other was never heard', [failing, unasked], 'down'],
    ['none was asked yet', [unasked, unasked], 'connecting'],
  ])('when %s', (_, feeds, state) => {
    const named = { kind: 'alertmanager' as const, name: 'a', clusters: [] };
    expect(toSource(named, feeds, NOW).state).toBe(state);
  });
});
