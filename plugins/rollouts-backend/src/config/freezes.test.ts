import { freeze } from './freezes';

const read = (given: object) => freeze.safeParse({ name: 'f', ...given });
const problems = (given: object) =>
  read(given).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('a freeze in the configuration', () => {
  it('has wall clock times of its zone, or says another offset', () => {
    const zone = 'Europe/Berlin';
    expect(
      read({ zone, from: '2026-12-21T08:00', to: '2026-12-24T00:00Z' }).data
        ?.during,
    ).toEqual({
      kind: 'once',
      from: Date.parse('2026-12-21T07:00Z'),
      to: Date.parse('2026-12-24T00:00Z'),
    });
    const { data } = read({ from: '2026-12-21', to: '2026-12-22' });
    expect(data).toMatchObject({
      zone: 'UTC',
      during: { from: Date.parse('2026-12-21T00:00Z') },
    });
  });

  it('comes again each week', () => {
    const weekly = { from: 'Friday 16:05', to: 'monday 08:00' };
    expect(read({ weekly }).data?.during).toEqual({
      kind: 'weekly',
      from: { day: 5, hour: 16, minute: 5 },
      to: { day: 1, hour: 8, minute: 0 },
    });
  });

  it.each([
    [{}, 'from: expected a time such as "2026-12-21T08:00", or "weekly" with'],
    [{ from: 'soon', to: '2026-12-24' }, 'from: expected a time'],
    [{ from: '2026-12-24' }, 'to: expected a time'],
    [{ from: '2026-12-24', to: '2026-12-24' }, 'to: is not after "from"'],
    [
      {
        from: '2026-12-24',
        weekly: { from: 'friday 16:00', to: 'monday 08:00' },
      },
      ': has both "weekly" and "from" or "to", keep one',
    ],
    [
      { weekly: { from: 'fri 16:00', to: 'monday 24:00' } },
      'weekly.from: expected a day and a time such as "friday 16:00"',
    ],
    [
      { weekly: { from: 'friday 16:00', to: 'monday 24:00' } },
      'weekly.to: expected a day and a time such as "friday 16:00"',
    ],
    [{ zone: 'Berlin' }, 'zone: expected a time zone such as "Europe/Berlin"'],
  ])('is refused: %j', (given, problem) => {
    expect(problems(given)?.join()).toContain(problem);
  });
});
