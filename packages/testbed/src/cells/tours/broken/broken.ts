import type { Route } from '../route';
import type { Tour } from '../Tour';
import { climbing } from './climbing';
import { ending } from './ending';
import { gated } from './gated';
import { going } from './going';
import { brokenPods } from './pods';
import { starting } from './starting';

/** A primary that breaks, or is mended, in every phase, with all users on the canary and without. */
export function broken(route: Route): Tour[] {
  return [
    ...starting(route),
    ...climbing(route),
    ...gated(route),
    ...brokenPods(route),
    ...ending(route),
    ...going(route),
  ];
}
