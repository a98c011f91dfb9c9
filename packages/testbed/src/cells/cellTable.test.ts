import { readFileSync } from 'node:fs';
import type { Cell } from './Cell';
import { cellTable, inWords, summaryOf } from './cellTable';
import { PAGE } from './matrix/page';
import { readMatrix } from './matrix/readMatrix';
import { Book } from './visit/CellResult';

const matrix = readMatrix(readFileSync(PAGE, 'utf8'));
const cell: Cell = {
  verb: 'promote',
  situation: 'as usual',
  phase: 'Progressing',
  strategy: 'weighted',
  hooks: 'nobody is asked',
};

it('counts a cell once that was looked at and done', () => {
  const book = new Book();
  book.note(cell, '**max-weight**', { told: '**max-weight**' });
  book.note(cell, '**max-weight**', { done: 'effective' });
  expect(summaryOf(matrix, book.results, [])).toMatchObject({
    agreed: 1,
    done: 1,
    differed: 0,
  });
  expect(cellTable(matrix, book.results)).toContain(
    '| as usual | 1 | 1 (1 done) | 0 |',
  );
});

it('counts what was done in two situations at once for both, with what was wrong', () => {
  const book = new Book();
  const also = { ...cell, situation: 'analysis skipped' };
  expect(() => book.share(cell, also, 'held')).toThrow('nobody did promote');
  book.note(cell, 'held', { done: 'effective', wrong: ['it stood'] });
  book.share(cell, also, 'other');
  expect(book.results[1]).toMatchObject({
    cell: also,
    done: 'effective',
    wrong: ['it stood', 'the page says other there'],
  });
});

it('does not forget what was wrong the first time', () => {
  const book = new Book();
  book.note(cell, 'held → resume', { told: 'held', wrong: ['another word'] });
  book.note(cell, 'held → resume', { told: 'held → resume' });
  expect(summaryOf(matrix, book.results, [])).toMatchObject({ differed: 1 });
  expect(cellTable(matrix, book.results)).toContain('**1 differed**');
  expect(inWords(book.results, [])).toEqual([
    '✗ promote / as usual / Progressing / weighted / nobody is asked: another word',
  ]);
});
