import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cellName, Place, placeName } from './Cell';
import { gaps } from './gaps';
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

it('has no reason for a place that a tour goes to', () => {
  const refuted = account.looked.filter(place =>
    gaps.some(gap => gap.isAbout(place)),
  );
  expect(refuted.map(placeName)).toEqual([]);
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

it('is told in the documentation in today’s numbers', () => {
  const page = resolve(__dirname, '../../../../docs/fidelity.md');
  const text = readFileSync(page, 'utf8');
  const places = (count: number) => count.toLocaleString('en');
  const never = account.gaps.reduce((sum, gap) => sum + gap.places.length, 0);
  expect(text).toContain(`${places(allPlaces(matrix).length)} places`);
  expect(text).toContain(`tours go to ${places(account.looked.length)},`);
  expect(text).toContain(`no tour goes to the other ${places(never)}.`);
  const asUsual = account.looked.filter(isAnsweredAsUsual);
  expect(text).toContain(`In ${places(asUsual.length)} of the places`);
  expect(text).toContain(`The whole is ${places(tours.length)} tours`);
});

/** A look there does not show that the portal noticed what is the case. */
function isAnsweredAsUsual(place: Place): boolean {
  const usual = { ...place, situation: 'as usual' };
  return (
    place.situation !== usual.situation &&
    matrix.verbs.every(
      verb =>
        matrix.answer({ ...place, verb }) === matrix.answer({ ...usual, verb }),
    )
  );
}
