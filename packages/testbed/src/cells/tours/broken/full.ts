import { deed } from '../../../scenarios/Deed';
import { annotateTemplate, serve, ship } from '../../../scenarios/deeds';
import type { Given } from '../../../scenarios/Scenario';
import type { Strategy } from '../../Cell';
import type { Route } from '../route';
import { brings, errs, plain, until } from '../steps';
import type { Step } from '../Tour';

/** After one of two iterations there is a look of Flagger left for checks to begin to fail. */
const LADDERS: { [S in Strategy]: Given['analysis'] } = {
  weighted: { stepWeight: 100, maxWeight: 100 },
  'A/B': { iterations: 2 },
  'blue-green': { iterations: 1 },
  'provider kubernetes': { iterations: 2 },
};

/** All traffic goes to the canary in one step, and stays there for as long as checks fail. */
export const ALL_AT_ONCE = ({ column }: Route): Given => ({
  analysis: { threshold: 1_000, ...LADDERS[column.strategy] },
});

const well = plain(serve('it is well', { errorRatio: 0.001 }));

/** Something new, of which the first is another version. */
export const ships = (tag: string): Step => brings(ship(tag));
export const again = (word: string): Step => plain(annotateTemplate(word));

/** Through the start, up to where all users are on the canary. */
function fills(route: Route, news: Step): Step[] {
  return [well, news, ...route.starts, untilFull(route)];
}

/** It stays there: no check passes. Without traffic on the canary Flagger checks nothing yet. */
export function stays(route: Route, news: Step): Step[] {
  return route.column.strategy === 'weighted'
    ? [news, ...route.starts, errs, untilFull(route)]
    : [...fills(route, news), errs];
}

/** It waits there for who is asked before the promotion. */
export function waits(route: Route, news: Step): Step[] {
  return [...fills(route, news), until('WaitingPromotion')];
}

/** Blue-green asks before all traffic goes to the canary, and once more before that is promoted. */
function untilFull({ asks, column }: Route): Step {
  const { strategy, hooks } = column;
  const isBlueGreen = strategy === 'blue-green';
  const isAskedFirst = isBlueGreen && asks;
  return plain(
    deed('until all traffic is on the canary', async scene => {
      const { gates, stage } = scene;
      const { namespace } = stage;
      const isOfPortal = hooks === 'the portal is asked';
      if (isAskedFirst) {
        if (isOfPortal) gates.cutOff(namespace, true, 'rollback');
        gates.set(namespace, 'confirm-promotion', true);
      }
      await scene.until(
        'all traffic on the canary',
        ({ phase, weight, iterations }) =>
          phase === 'Progressing' &&
          (strategy === 'weighted'
            ? weight === 100
            : iterations >= (isBlueGreen ? 2 : 1)),
      );
      if (isAskedFirst) {
        gates.set(namespace, 'confirm-promotion', false);
        if (isOfPortal) gates.cutOff(namespace, false);
      }
    }),
  );
}
