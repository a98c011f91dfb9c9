import { TARGET } from '../../../scenarios/manifests';
import type { Circumstances } from '../../visit/act';
import type { Route } from '../route';
import type { Step, Tour } from '../Tour';
import { doInBoth, isRouted, lookAtBoth } from './both';
import { breakPrimary, mending } from './breaking';
import { again, ALL_AT_ONCE, ships, stays } from './full';
import { READY_AGAIN } from './situations';

const PHASE = 'Progressing';

/** What comes of a check that passes comes of none that fails. */
const passing: Circumstances = {
  meanwhile: ({ play }) => play.stage.setTraffic(TARGET, { errorRatio: 0 }),
};

/** The same, but not before the portal has written: Flagger would promote it by itself. */
const passingOnceWritten: Circumstances = {
  async meanwhile(visit) {
    const { play } = visit;
    await play.meanwhile('the portal has written', async () => {
      const { actions } = await play.portal.offers(play.address);
      const steps = actions.flatMap(action => action.steps);
      return steps.some(({ code }) => code === 'written');
    });
    await passing.meanwhile?.(visit);
  },
};

const andMending = ({ meanwhile }: Circumstances): Circumstances => ({
  async meanwhile(visit) {
    await meanwhile?.(visit);
    await mending.meanwhile?.(visit);
  },
});

/** While it is checked all users are on the canary, and then the primary breaks. */
export function climbing(route: Route): Tour[] {
  const isHeld = route.answer('pause', PHASE) === '**gate**';
  const ready = (
    verb: 'promote' | 'promote-unchecked' | 'rollback' | 'pause',
    circumstances: Circumstances = {},
  ) =>
    isRouted(route) ? route.does(verb, PHASE, READY_AGAIN, circumstances) : [];
  const tour = (name: string, steps: Step[]) =>
    route.tour(`broken-full-${name}`, steps, ALL_AT_ONCE(route));
  const passed = tour('passed', [
    ...stays(route, ships('6.0.1')),
    ...(isRouted(route) ? route.look(PHASE, READY_AGAIN) : []),
    ...ready('promote-unchecked'),
    ...(isRouted(route) ? stays(route, ships('6.0.2')) : []),
    breakPrimary,
    ...lookAtBoth(route, PHASE),
    ...doInBoth(route, 'promote-unchecked', PHASE),
  ]);
  const back = tour('back', [
    ...stays(route, ships('6.0.1')),
    breakPrimary,
    ...doInBoth(route, 'rollback', PHASE, mending),
    ...(isRouted(route) ? stays(route, again('second')) : []),
    ...ready('rollback'),
    ...stays(route, again('third')),
    breakPrimary,
    ...doInBoth(route, 'pause', PHASE, isHeld ? andMending(passing) : {}),
  ]);
  const paused = tour('paused', [
    ...stays(route, ships('6.0.1')),
    ...ready('pause', isHeld ? passing : {}),
  ]);
  const promoted = tour('promoted', [
    ...stays(route, ships('6.0.1')),
    ...ready('promote', passingOnceWritten),
    ...stays(route, ships('6.0.2')),
    breakPrimary,
    ...doInBoth(route, 'promote', PHASE, andMending(passingOnceWritten)),
  ]);
  const promotes = route.offers('promote', PHASE, READY_AGAIN);
  return [
    passed,
    back,
    ...(isRouted(route) ? [paused] : []),
    ...(promotes ? [promoted] : []),
  ];
}
