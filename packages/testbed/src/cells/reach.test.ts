import { readFileSync } from 'node:fs';
import { cellName, placeName } from './Cell';
import { PAGE } from './matrix/page';
import { readMatrix } from './matrix/readMatrix';
import { accountOf, allPlaces } from './reach';
import { allTours } from './tours/all';

const matrix = readMatrix(readFileSync(PAGE, 'utf8'));
const tours = allTours(matrix);
const account = accountOf(matrix, tours);

it('accounts for every place of the page: a tour goes there, or there is a reason', () => {
  expect(account.missing.map(placeName)).toEqual([]);
  const told = account.gaps.reduce((sum, { places }) => sum + places.length, 0);
  expect(account.looked.length + told).toBe(allPlaces(matrix).length);
});

it('has no reason that is about nothing any more', () => {
  const idle = account.gaps.filter(({ places }) => places.length === 0);
  expect(idle.map(({ gap }) => gap.why)).toEqual([]);
});

it('does all that is offered where it looks', () => {
  expect(account.undone.map(cellName)).toEqual([]);
});

it('gives each tour a namespace of its own', () => {
  const names = tours.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter(name => !/^[a-z0-9-]{1,63}$/.test(name))).toEqual([]);
});
