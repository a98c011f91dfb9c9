import type { Visit } from '../visit/Visit';
import { goes, GOING, realOnly } from './ends';
import type { Route } from './route';
import { alsoDoes, forgotten } from './steps';
import { untilShown } from './untilShown';
import type { Step, Tour } from './Tour';

const HELD = 'held by the portal’s gate';
const GATE = 'confirm-traffic-increase';
const PHASE = 'Progressing';
/** For three of Flagger's looks. */
const LOOKS = { everyMs: 1_000, most: 30 };

/** The portal hears of the gate before more traffic; nobody else lets pass from then on. */
const heard: Step = {
  words: 'until the portal was asked about more traffic',
  async run(visit) {
    const { gates, stage } = visit.play;
    gates.cutOff(stage.namespace, true, GATE);
    await untilShown(
      visit.play,
      'the portal was never asked about more traffic',
      LOOKS,
      () => isAsked(visit),
    );
    gates.set(stage.namespace, GATE, false);
  },
};

async function isAsked(visit: Visit): Promise<boolean> {
  return (await visit.told()).get('pause') === '**gate**';
}

/** Paused at the portal's gate, which then hears nothing more: what it said stands. */
export function heldUnheard(route: Route): Tour[] {
  const { strategy, hooks } = route.column;
  if (strategy !== 'weighted' || hooks !== 'the portal, not asked yet') {
    return [];
  }
  const way = [...route.begins, heard, alsoDoes('pause', PHASE), forgotten];
  const verbs = ['resume', 'rollback', 'promote-unchecked'] as const;
  const going = [...way, ...goes, ...route.look('Terminating', HELD)];
  return [
    ...verbs.map((verb, i) =>
      route.tour(`held-unheard-${verb}`, [
        ...way,
        ...(i === 0 ? route.look(PHASE, HELD) : []),
        ...route.does(verb, PHASE, HELD),
      ]),
    ),
    realOnly(route.tour('ends-held-unheard', going, GOING)),
  ];
}
