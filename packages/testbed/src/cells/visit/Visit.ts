import { setTimeout as sleep } from 'node:timers/promises';
import { readCluster, Snapshot } from '../../compare/readCluster';
import { messageOf } from '../../messageOf';
import type { Verb } from '../../portal/PortalClient';
import type { Play } from '../../suite/Play';
import type { Door } from '../../world/Door';
import type { Cell, Column, Place } from '../Cell';
import { isOffered, Matrix } from '../matrix/Matrix';
import type { Book } from './CellResult';
import { knock, wishNow } from './knock';
import { Missed } from './Missed';
import { writtenIn } from './written';

/** How long the portal may take to follow, on a machine that is busy with all of it. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 150;
/** A phase that was over does not come again. */
const LIMIT_MS = 90_000;
/** How often a phase may be over before all was asked. */
const MOST_LOOKS = 4;

/** One Canary on its tour through phases and situations, and what was found there. */
export class Visit {
  readonly play: Play;
  readonly column: Column;
  readonly matrix: Matrix;
  readonly book: Book;
  /** The portal's own way to the cluster, where that can be closed. */
  readonly door: Door | null;
  /** What the primary was before the newest release. */
  replaced: string[] | null = null;

  constructor(options: {
    play: Play;
    column: Column;
    matrix: Matrix;
    book: Book;
    door: Door | null;
  }) {
    this.play = options.play;
    this.column = options.column;
    this.matrix = options.matrix;
    this.book = options.book;
    this.door = options.door;
  }

  cell(verb: Verb, phase: string, situation: string): Cell {
    return { ...this.column, verb, phase, situation };
  }

  snapshot(): Promise<Snapshot> {
    const { kube, address } = this.play;
    return readCluster(kube, address.namespace, address.name);
  }

  /**
   * Asks what is offered in a phase, and asks for all that is refused: it must be refused in the same
   * words, and nothing be written.
   *
   * @throws Missed when the phase does not come, or is over too soon each time
   */
  async look(phase: string, situation: string): Promise<void> {
    for (let i = 0; i < MOST_LOOKS; i++) {
      await this.reach(phase);
      if (await this.#lookAt({ ...this.column, phase, situation })) return;
    }
    throw new Missed(`${phase} was over before all was asked`);
  }

  /** @throws Missed when the phase does not come */
  async reach(phase: string): Promise<void> {
    try {
      await this.play.until(phase, seen => seen.phase === phase, LIMIT_MS);
    } catch (error) {
      throw new Missed(messageOf(error));
    }
  }

  hasLeft(phase: string): boolean {
    return this.play.seen().phase !== phase;
  }

  async #lookAt(place: Place): Promise<boolean> {
    const { matrix, book } = this;
    const cells = matrix.verbs.map(verb => ({ ...place, verb }));
    const wanted = new Map(cells.map(c => [c.verb, matrix.answer(c)]));
    const told = await this.#untilTold(place.phase, wanted);
    if (!told) return false;
    const before = await this.#traces();
    const refused = cells.filter(
      ({ verb }) =>
        !isOffered(told.get(verb) ?? '') && !isOffered(wanted.get(verb) ?? ''),
    );
    const seen = await wishNow(this.play, matrix.verbs[0], place.phase);
    const answers = await Promise.all(
      refused.map(({ verb }) =>
        knock(this.play, seen, verb, told.get(verb) ?? ''),
      ),
    );
    const after = await this.#traces();
    if (this.hasLeft(place.phase)) return false;
    for (const cell of cells) {
      const is = told.get(cell.verb) ?? 'nothing';
      const should = wanted.get(cell.verb) ?? '';
      const wrong = answers[refused.indexOf(cell)] ?? [];
      if (is !== should) wrong.push(`the portal says ${is}, not ${should}`);
      if (before !== after)
        wrong.push('something was written or kept all the same');
      book.note(cell, should, { told: is, wrong });
    }
    return true;
  }

  /** What the portal wrote, and what it is going to. */
  async #traces(): Promise<string> {
    const { portal, address } = this.play;
    const { actions } = await portal.offers(address);
    const ids = actions.map(({ id }) => id);
    return JSON.stringify([writtenIn(await this.snapshot()), ids]);
  }

  /** What the portal says once it agrees, or after its time; null: the phase is over. */
  async #untilTold(
    phase: string,
    wanted: Map<Verb, string>,
  ): Promise<Map<Verb, string> | null> {
    const { portal, address } = this.play;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if (this.hasLeft(phase)) return null;
      const rollout = await portal.rollout(address);
      const told = await this.told();
      const agrees = [...wanted].every(([verb, w]) => told.get(verb) === w);
      if (rollout?.phase === phase && agrees) return told;
      if (Date.now() > deadline) return told;
      await sleep(LOOK_MS);
    }
  }

  /** What is offered or refused now, in the words of the page. */
  async told(): Promise<Map<Verb, string>> {
    const { offers } = await this.play.portal.offers(this.play.address);
    return new Map(
      offers.map(({ verb, plan, refusal }) => {
        const { code = 'nothing', instead } = refusal ?? {};
        const no = instead ? `${code} → ${instead}` : code;
        return [verb as Verb, plan ? `**${plan.lever}**` : no];
      }),
    );
  }
}
