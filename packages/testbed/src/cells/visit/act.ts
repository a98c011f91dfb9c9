import { contentOf } from '../../compare/objects';
import { messageOf } from '../../messageOf';
import type { Cell } from '../Cell';
import { ask, Asked } from './ask';
import { judgeEffect } from './effects';
import { gateOf } from './gateOf';
import { judgeHold } from './judgeHold';
import { Differed, Missed } from './Missed';
import { actionOf, untilEnded } from './untilEnded';
import type { Visit } from './Visit';

/** Two of Flagger's looks. */
const HELD_MS = 25_000;

/** What else is done in the middle, and what is to come of it. */
export interface Circumstances {
  /** Before the receipt has ended, e.g. to make room for pods. */
  meanwhile?: (visit: Visit) => Promise<void>;
  /** The rules of the house hold the gate: nothing may come of it. */
  held?: boolean;
  /** Another person must agree. */
  together?: boolean;
  /** A change freeze goes on to hold what a person lets go. */
  frozen?: boolean;
  /** The gate says no before it looks at what was decided. */
  unheard?: boolean;
}

/**
 * Does what is offered in a phase, waits until the receipt has ended, and holds it against the cluster.
 *
 * @param isOnPage false: it is on the way, in a situation that the page does not have
 * @throws Missed when the phase is over too soon each time
 * @throws Differed when on the way another thing came of it than had to, or it was not offered
 * @throws Error when it is not offered, and when nobody knows what became of it
 */
export async function act(
  visit: Visit,
  cell: Cell,
  isOnPage: boolean,
  circumstances: Circumstances,
): Promise<void> {
  const wanted = isOnPage ? visit.matrix.answer(cell) : null;
  const { held = false, together = false } = circumstances;
  const note = (done: string | null, wrong: string[]) =>
    wanted !== null && visit.book.note(cell, wanted, { done, wrong });
  try {
    const asked = await ask(visit, cell, wanted, together);
    await circumstances.meanwhile?.(visit);
    const wrong = held
      ? await seeHeld(visit, cell, asked)
      : await see(visit, cell, asked, circumstances);
    note(held ? 'held' : 'effective', wrong);
    if (!isOnPage && wrong.length > 0) throw new Differed(wrong.join('; '));
  } catch (error) {
    if (!(error instanceof Missed)) note(null, [messageOf(error)]);
    throw error;
  } finally {
    const { play, column } = visit;
    const { namespace } = play.address;
    if (column.hooks === 'the portal, not asked yet') {
      play.gates.cutOff(namespace, true);
    }
  }
}

async function see(
  visit: Visit,
  { verb }: Cell,
  { lever, before, action, at }: Asked,
  { frozen = false, unheard = false }: Circumstances,
): Promise<string[]> {
  const { play } = visit;
  const ended = await untilEnded(visit, action.id);
  const wrong = judgeEffect(verb, {
    lever,
    frozen,
    unheard,
    before,
    after: await visit.snapshot(),
    phase: play.seen().phase,
    replaced: visit.replaced,
    told: toldAt(visit, verb, { before, at }),
  });
  if (verb === 'revert') visit.replaced = contentOf(before.target);
  const steps = ended.steps.map(({ code }) => code).join(', ');
  return ended.state === 'effective'
    ? wrong
    : [`it is ${ended.state} after ${steps}`, ...wrong];
}

async function seeHeld(
  visit: Visit,
  { verb, phase }: Cell,
  { before, action, at }: Asked,
): Promise<string[]> {
  await visit.play.pass(HELD_MS);
  return judgeHold({
    action: await actionOf(visit, action.id),
    wasIn: phase,
    isIn: visit.play.seen().phase,
    told: toldAt(visit, verb, { before, at }),
  });
}

/** What Flagger was told since somebody decided, by the gate that it is about; oldest first. */
function toldAt(
  { play }: Visit,
  verb: Cell['verb'],
  { before, at }: Pick<Asked, 'before' | 'at'>,
) {
  const gate = gateOf(verb, before.canary);
  return play.asked().filter(asked => asked.kind === gate && asked.at >= at);
}
