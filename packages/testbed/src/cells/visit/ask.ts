import type { Snapshot } from '../../compare/readCluster';
import { messageOf } from '../../messageOf';
import type { Action } from '../../portal/answers';
import { codeOf } from '../../portal/codeOf';
import { PortalError, Wish } from '../../portal/PortalClient';
import type { Cell } from '../Cell';
import { isOffered } from '../matrix/Matrix';
import { untilShown } from '../tours/untilShown';
import { gateOf } from './gateOf';
import { wishNow } from './knock';
import { Differed, Missed } from './Missed';
import type { Visit } from './Visit';

/** Somebody else than the portal takes everybody for. */
const SECOND = 'user:default/second';
/** How often a phase may be over before somebody could ask. */
const MOST_TRIES = 4;
/** For three of Flagger's looks. */
const LOOKS = { everyMs: 1_000, most: 30 };

/** A deed that the portal has taken. */
export interface Asked {
  lever: string;
  before: Snapshot;
  action: Action;
  /** UTC milliseconds, our clock: what Flagger was told earlier came of something else. */
  at: number;
}

/**
 * Asks for what is offered in a phase.
 *
 * @param wanted what the page says; null: the page does not have the situation
 * @param together another person agrees, once Flagger was told that one is not enough
 * @throws Missed when the phase is over too soon each time
 * @throws Differed when it is not offered though the phase lasts, in a situation that the page does not have
 * @throws Error when what the page says is not offered though the phase lasts
 */
export async function ask(
  visit: Visit,
  cell: Cell,
  wanted: string | null,
  together: boolean,
): Promise<Asked> {
  const { play } = visit;
  const { verb, phase } = cell;
  for (let i = 0; i < MOST_TRIES; i++) {
    await visit.reach(phase);
    const told = await untilOffered(visit, cell, wanted);
    if (visit.hasLeft(phase)) continue;
    const before = await visit.snapshot();
    const wish = await wishNow(play, verb, phase);
    const at = Date.now();
    try {
      const action = await play.portal.act(play.address, wish);
      const lever = told.replaceAll('*', '');
      const asked = { lever, before, action, at };
      hear(visit, cell, asked);
      if (together && lever === 'gate') await agree(visit, cell, asked, wish);
      return asked;
    } catch (error) {
      const isLate =
        error instanceof PortalError && codeOf(error) === 'stale-view';
      if (!isLate) throw error;
    }
  }
  throw new Missed(`${phase} was over before somebody could ask for ${verb}`);
}

async function untilOffered(
  visit: Visit,
  { verb, phase }: Cell,
  wanted: string | null,
): Promise<string> {
  let told = '';
  try {
    await visit.play.meanwhile(`${verb} offered in ${phase}`, async () => {
      told = (await visit.told()).get(verb) ?? '';
      const isRight = wanted === null ? isOffered(told) : told === wanted;
      return isRight || visit.hasLeft(phase);
    });
  } catch (error) {
    const words = `${messageOf(error)}, the portal says ${told}`;
    throw wanted === null ? new Differed(words) : new Error(words);
  }
  return told;
}

/** Where the portal has heard nothing of Flagger so far, it hears of the one gate that tells. */
function hear({ play, column }: Visit, { verb }: Cell, asked: Asked): void {
  if (column.hooks !== 'the portal, not asked yet') return;
  if (asked.lever !== 'gate') return;
  const gate = gateOf(verb, asked.before.canary);
  play.gates.cutOff(play.address.namespace, true, gate);
}

async function agree(
  { play }: Visit,
  { verb }: Cell,
  { before, at }: Asked,
  wish: Wish,
): Promise<void> {
  const gate = gateOf(verb, before.canary);
  await untilShown(
    play,
    'Flagger was never told that one of two persons is not enough',
    LOOKS,
    async () =>
      play
        .asked()
        .some(
          asked =>
            asked.kind === gate &&
            asked.at >= at &&
            /^1 of 2 persons agreed/.test(asked.said),
        ),
  );
  const idempotencyKey = `${wish.idempotencyKey}-2`;
  await play.portal.as(SECOND).act(play.address, { ...wish, idempotencyKey });
}
