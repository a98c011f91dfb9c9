import { judgeWrites } from './writes';

const taken = { status: 200 };
const unanswered = { status: null };

it('wants exactly the writes that were asked for, and none of its own', () => {
  expect(judgeWrites([], 0)).toEqual([]);
  expect(judgeWrites([taken, unanswered], 2)).toEqual([]);
  expect(judgeWrites([taken], 0)).toEqual([
    'the cluster took 1 writes of the portal instead of 0',
  ]);
  expect(judgeWrites([], 1)).toEqual([
    'the cluster took 0 writes of the portal instead of 1',
  ]);
  expect(judgeWrites([unanswered, taken], 1)).toEqual([
    'the cluster took 2 writes of the portal instead of 1, 1 of them unanswered',
  ]);
});
