import { Cell, HOOKS, Place, placeName, STRATEGIES } from './Cell';
import { Gap, gaps } from './gaps';
import { isOffered, Matrix } from './matrix/Matrix';
import type { Tour } from './tours/Tour';

/** Every place of the page. */
export function allPlaces({ situations, phases }: Matrix): Place[] {
  return situations.flatMap(situation =>
    phases.flatMap(phase =>
      HOOKS.flatMap(hooks =>
        STRATEGIES.map(strategy => ({ situation, phase, strategy, hooks })),
      ),
    ),
  );
}

/** What tours go to, and what not, for which reason. */
export interface Account {
  looked: Place[];
  gaps: Array<{ gap: Gap; places: Place[] }>;
  /** Places that nobody accounts for. */
  missing: Place[];
  /** What is offered where a tour looks, and done by none. */
  undone: Cell[];
}

export function accountOf(matrix: Matrix, tours: Tour[]): Account {
  const looked = new Set(tours.flatMap(placesOf).map(placeName));
  const done = new Set(tours.flatMap(deedsOf));
  const places = allPlaces(matrix);
  const others = places.filter(place => !looked.has(placeName(place)));
  const gapOf = (place: Place) => gaps.find(gap => gap.isAbout(place));
  const here = places.filter(place => looked.has(placeName(place)));
  return {
    looked: here,
    gaps: gaps.map(gap => ({
      gap,
      places: others.filter(place => gapOf(place) === gap),
    })),
    missing: others.filter(place => !gapOf(place)),
    undone: here
      .flatMap(place => matrix.verbs.map(verb => ({ ...place, verb })))
      .filter(cell => isOffered(matrix.answer(cell)))
      .filter(cell => !done.has(`${cell.verb} ${placeName(cell)}`)),
  };
}

function placesOf({ steps, strategy, hooks }: Tour): Place[] {
  return steps.flatMap(({ looks }) =>
    looks ? [{ ...looks, strategy, hooks }] : [],
  );
}

function deedsOf({ steps, strategy, hooks }: Tour): string[] {
  return steps.flatMap(({ does }) =>
    does ? [`${does.verb} ${placeName({ ...does, strategy, hooks })}`] : [],
  );
}
