import { chooseFaults } from './all';
import { spread } from './spread';

it('plays what disturbs one portal beside others, and what shakes a cluster one after the other', () => {
  const lanes = spread(chooseFaults([]));
  const shaken = lanes.filter(({ cluster }) => cluster !== 'calm');

  expect(lanes.flatMap(({ faults }) => faults)).toHaveLength(
    chooseFaults([]).length,
  );
  expect(
    lanes
      .filter(({ cluster }) => cluster === 'calm')
      .every(({ faults }) => faults.length === 1),
  ).toBe(true);
  expect(shaken).toHaveLength(2);
  expect(shaken.every(({ faults }) => faults.length > 1)).toBe(true);
});

it('starts no cluster that nobody needs', () => {
  expect(spread(chooseFaults(['slow']))).toEqual([
    { cluster: 'calm', faults: [expect.objectContaining({ name: 'slow' })] },
  ]);
});

it('names the faults that there are when it is asked for another one', () => {
  expect(() => chooseFaults(['slwo'])).toThrow(
    /no fault "slwo".*api-server-killed/,
  );
});
