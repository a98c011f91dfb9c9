import type { Source } from '../../portal/answers';
import { showed } from './showed';

const shown = (at: number, state: Source['state'], lastSuccessAt: number) => ({
  at,
  shown: {
    phase: null,
    release: null,
    source: { id: 'a', name: 'a', state, lastSuccessAt, lastError: null },
  },
});

it('tells one state after the other, with the highest age', () => {
  expect(
    showed([
      shown(10_000, 'live', 9_000),
      shown(20_000, 'live', 9_000),
      shown(25_000, 'down', 9_000),
      { at: 26_000, shown: null },
      shown(30_000, 'live', 30_000),
    ]),
  ).toBe('live 11 s, down 16 s, no answer, live 0 s');
});
