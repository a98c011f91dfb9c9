import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Grounds } from '../../domain/gates/grounds';
import type { GatePoll } from '../../domain/gates/poll';
import { reasonOf } from '../../reasonOf';
import type { GateStore } from '../../store/GateStore';

/** What was asked again and told the same is written down together after this time. */
const WRITE_AFTER_MS = 1_000;
/** Gates that are remembered; those asked longest ago are forgotten, and written down one by one again. */
const MOST = 20_000;

/**
 * Keeps the questions of gates. What is told otherwise than before is written at once, with the audit.
 * That the same was asked and told again is only a time: it waits a second, and many are one write. A
 * crash loses that second of times, and no answer.
 */
export class PollBook implements Pick<GateStore, 'savePoll'> {
  readonly #store: Pick<GateStore, 'savePoll' | 'touchPolls'>;
  readonly #logger: LoggerService;
  readonly #written = new Map<string, GatePoll>();
  #again = new Map<string, Asked>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;

  constructor(
    store: Pick<GateStore, 'savePoll' | 'touchPolls'>,
    logger: LoggerService,
  ) {
    this.#store = store;
    this.#logger = logger;
  }

  async savePoll(
    poll: GatePoll,
    because: Grounds | null = null,
  ): Promise<boolean> {
    const key = `${poll.rolloutId} ${poll.kind} ${poll.checksum}`;
    const known = this.#written.get(key);
    if (known && isSame(known, poll)) {
      this.#again.set(key, { poll, because });
      this.#writeSoon();
      return true;
    }
    this.#written.delete(key);
    this.#again.delete(key);
    if (!(await this.#store.savePoll(poll, because))) return false;
    this.#written.set(key, poll);
    if (this.#written.size > MOST) {
      const [oldest] = this.#written.keys();
      this.#written.delete(oldest);
    }
    return true;
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    this.#write();
    await this.#writing;
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS).unref();
  }

  /** One write at a time: while one hangs, others would only take connections from everybody else. */
  #write(): void {
    this.#timer = undefined;
    if (this.#isWriting || this.#again.size === 0) return;
    const again = [...this.#again.values()];
    this.#again = new Map();
    this.#isWriting = true;
    this.#writing = this.#touch(again)
      .catch(error => {
        // The next question of each gate tells again.
        this.#logger.debug(
          `Times of ${again.length} questions were lost: ${reasonOf(error)}`,
        );
      })
      .finally(() => {
        this.#isWriting = false;
        if (this.#again.size > 0) this.#writeSoon();
      });
  }

  /** What another replica told otherwise meanwhile is another answer after all. */
  async #touch(again: Asked[]): Promise<void> {
    const others = await this.#store.touchPolls(again.map(({ poll }) => poll));
    for (const { poll, because } of again) {
      if (others.includes(poll)) await this.#store.savePoll(poll, because);
    }
  }
}

interface Asked {
  poll: GatePoll;
  /** What the answer comes from. */
  because: Grounds | null;
}

/** Told the same about the same, and not for the first time by another decision. */
function isSame(known: GatePoll, poll: GatePoll): boolean {
  return (
    known.answer === poll.answer &&
    known.releaseId === poll.releaseId &&
    known.keyId === poll.keyId &&
    known.decisionId === poll.decisionId
  );
}
