import { readFileSync } from 'node:fs';
import { Cell, HOOKS, STRATEGIES } from '../Cell';
import { PAGE } from './page';
import { readMatrix } from './readMatrix';

const matrix = readMatrix(readFileSync(PAGE, 'utf8'));
const usual: Cell = {
  verb: 'promote',
  situation: 'as usual',
  phase: 'Progressing',
  strategy: 'weighted',
  hooks: 'nobody is asked',
};

it.each<[Partial<Cell>, string]>([
  [{}, '**max-weight**'],
  [{ strategy: 'blue-green' }, 'no-lever'],
  [{ hooks: 'the portal is asked', phase: 'WaitingPromotion' }, '**gate**'],
  [{ hooks: 'another server is asked' }, 'promotion-hook'],
  [{ phase: 'Failed' }, 'nothing-runs → retry'],
  [{ situation: 'actions switched off', phase: 'Waiting' }, 'actions-off'],
])('%j is answered by %s', (part, answer) => {
  expect(matrix.answer({ ...usual, ...part })).toBe(answer);
});

it('has an answer for every combination', () => {
  const { verbs, situations, phases } = matrix;
  const missing = verbs.flatMap(verb =>
    situations.flatMap(situation =>
      phases.flatMap(phase =>
        STRATEGIES.flatMap(strategy =>
          HOOKS.filter(
            hooks =>
              !matrix.answer({ verb, situation, phase, strategy, hooks }),
          ),
        ),
      ),
    ),
  );
  expect([verbs.length, phases.length, missing]).toEqual([10, 11, []]);
});

it('says what it does not know', () => {
  expect(() => matrix.answer({ ...usual, phase: 'Asleep' })).toThrow(
    'The page has no promote / as usual / Asleep / weighted / nobody is asked.',
  );
  expect(() => readMatrix('# Nothing')).toThrow('no answers');
});
