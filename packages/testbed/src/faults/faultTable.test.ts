import { faultTable } from './faultTable';

const result = {
  fault: 'slow',
  durationMs: 90_400,
  showed: 'live 20 s',
  transitions: 9,
  lost: 0,
  gaps: 0,
  expired: 0,
  writes: 2,
  writesAtKills: [],
  comparisons: 14,
  wrong: [],
};

it('tells of each fault in a row, and how far the portal was when it was killed', () => {
  const killed = { ...result, fault: 'portal-killed', writesAtKills: [0, 1] };
  const [, , ...rows] = faultTable([result, killed]).split('\n');

  expect(rows).toEqual([
    '| `slow` | 90 | live 20 s | 9 | 0 | 0 | 0 | 2 | 14 | 0 |',
    '| `portal-killed` | 90 | live 20 s; writes at the kill: 0, 1 | 9 | 0 | 0 | 0 | 2 | 14 | 0 |',
  ]);
});
