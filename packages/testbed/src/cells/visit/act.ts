import { setTimeout as sleep } from 'node:timers/promises';
import { contentOf } from '../../compare/objects';
import type { Snapshot } from '../../compare/readCluster';
import { statusOf } from '../../compare/status';
import { messageOf } from '../../messageOf';
import type { Action } from '../../portal/answers';
import { codeOf } from '../../portal/codeOf';
import { PortalError, Verb } from '../../portal/PortalClient';
import type { Cell } from '../Cell';
import { isOffered } from '../matrix/Matrix';
import { judgeEffect } from './effects';
import { wishNow } from './knock';
import { Differed, Missed } from './Missed';
import type { Visit } from './Visit';

/** Somebody else than the portal takes everybody for. */
const SECOND = 'user:default/second';
const ENDED = ['effective', 'ineffective', 'superseded', 'refused', 'denied'];
/** How often a phase may be over before somebody could ask. */
const MOST_TRIES = 4;
const STEP_MS = 2_000;
/** Flagger comes at each tenth second; a promotion takes some of its looks. */
const LIMIT_MS = 180_000;
const LOOK_MS = 100;
/** Where Flagger writes nothing, a pause is over two of its intervals later, by the portal's own clock. */
const REAL_LIMIT_MS = 40_000;
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
}

/**
 * Does what is offered in a phase, waits until the receipt has ended, and holds it against the cluster.
 *
 * @param isOnPage false: it is on the way, in a situation that the page does not have
 * @throws Missed when the phase is over too soon each time
 * @throws Differed when on the way another thing came of it than had to
 * @throws Error when it is not offered, and when nobody knows what became of it
 */
export async function act(
  visit: Visit,
  cell: Cell,
  isOnPage: boolean,
  circumstances: Circumstances,
): Promise<void> {
  const wanted = isOnPage ? visit.matrix.answer(cell) : '';
  const note = (done: string | null, wrong: string[]) =>
    isOnPage && visit.book.note(cell, wanted, { done, wrong });
  try {
    const { lever, before, action } = await ask(
      visit,
      cell,
      wanted,
      circumstances,
    );
    const wrong = await see(
      visit,
      cell.verb,
      { lever, before, action },
      circumstances,
    );
    note(circumstances.held ? 'held' : 'effective', wrong);
    if (!isOnPage && wrong.length > 0) throw new Differed(wrong.join('; '));
  } catch (error) {
    if (!(error instanceof Missed)) note(null, [messageOf(error)]);
    throw error;
  }
}

interface Asked {
  lever: string;
  before: Snapshot;
  action: Action;
}

async function ask(
  visit: Visit,
  { verb, phase }: Cell,
  wanted: string,
  { together }: Circumstances,
): Promise<Asked> {
  const { play } = visit;
  for (let i = 0; i < MOST_TRIES; i++) {
    await visit.reach(phase);
    let told = '';
    await play.meanwhile(`${verb} offered in ${phase}`, async () => {
      told = (await visit.told()).get(verb) ?? '';
      const isRight = wanted === '' ? isOffered(told) : told === wanted;
      return isRight || visit.hasLeft(phase);
    });
    if (visit.hasLeft(phase)) continue;
    const before = await visit.snapshot();
    const wish = await wishNow(play, verb, phase);
    try {
      const action = await play.portal.act(play.address, wish);
      const lever = told.replaceAll('*', '');
      if (together && lever === 'gate') {
        const { idempotencyKey } = wish;
        const theirs = { ...wish, idempotencyKey: `${idempotencyKey}-2` };
        await play.portal.as(SECOND).act(play.address, theirs);
      }
      return { lever, before, action };
    } catch (error) {
      const isLate =
        error instanceof PortalError && codeOf(error) === 'stale-view';
      if (!isLate) throw error;
    }
  }
  throw new Missed(`${phase} was over before somebody could ask for ${verb}`);
}

async function see(
  visit: Visit,
  verb: Verb,
  { lever, before, action: { id } }: Asked,
  { meanwhile, held, frozen = false }: Circumstances,
): Promise<string[]> {
  const { play, column } = visit;
  const { namespace } = play.address;
  const current = async () => {
    const { actions } = await play.portal.offers(play.address);
    const found = actions.find(action => action.id === id);
    return found ?? (await endedOf(visit, id));
  };
  const isLateAsked =
    column.hooks === 'the portal, not asked yet' && lever === 'gate';
  if (isLateAsked) play.gates.cutOff(namespace, true, gateOf(verb, before));
  await meanwhile?.(visit);
  if (held) await play.pass(HELD_MS);
  const ended = held ? await current() : await untilEnded(visit, current);
  if (isLateAsked) play.gates.cutOff(namespace, true);
  if (held) {
    const { state } = ended;
    return ENDED.includes(state) ? [`it is ${state} and not held`] : [];
  }
  const after = await visit.snapshot();
  const wrong = judgeEffect(verb, {
    lever,
    frozen,
    before,
    after,
    phase: play.seen().phase,
    replaced: visit.replaced,
    answered: kind =>
      play
        .asked()
        .filter(asked => asked.kind === kind)
        .at(-1)?.yes ?? null,
  });
  if (verb === 'revert') visit.replaced = contentOf(before.target);
  const steps = ended.steps.map(({ code }) => code).join(', ');
  return ended.state === 'effective'
    ? wrong
    : [`it is ${ended.state} after ${steps}`, ...wrong];
}

/** Lets time pass until nothing more comes of it, and nothing is left to restore. */
async function untilEnded(
  { play }: Visit,
  current: () => Promise<Action>,
): Promise<Action> {
  const limit = play.stage.now() + LIMIT_MS;
  const realLimit = Date.now() + REAL_LIMIT_MS;
  for (;;) {
    const action = await current();
    const isOver =
      ENDED.includes(action.state) && ['none', 'done'].includes(action.restore);
    const isLate = play.stage.now() > limit;
    if (isOver || (isLate && Date.now() > realLimit)) return action;
    if (!isLate) await play.pass(STEP_MS);
    // A simulated clock would else run away from the portal.
    await sleep(LOOK_MS);
  }
}

/** An action of a release that is not the newest any more. */
async function endedOf({ play }: Visit, id: string): Promise<Action> {
  const releases = await play.portal.releases(play.address);
  for (const release of releases.reverse()) {
    const actions = await play.portal.actions(release.id);
    const found = actions.find(action => action.id === id);
    if (found) return found;
  }
  throw new Error('the portal does not know the action any more');
}

/** The gate that Flagger asks after a person said yes or no. */
function gateOf(verb: Verb, { canary }: Snapshot): string {
  if (verb === 'pause' || verb === 'resume') return 'confirm-traffic-increase';
  const isStart = statusOf(canary)?.phase === 'Waiting';
  return verb === 'approve' || isStart
    ? 'confirm-rollout'
    : 'confirm-promotion';
}
