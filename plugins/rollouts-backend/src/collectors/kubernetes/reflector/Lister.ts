import { list, Listed } from '../client/list';
import type { Transport } from '../client/Transport';
import { EmptyListDoubt } from './EmptyListDoubt';
import type { KnownObjects } from './KnownObjects';
import type { ReflectorListener } from './ReflectorListener';

/** A full kind that is suddenly empty is asked for again after this time. */
const SECOND_LOOK_MS = 10_000;

interface ListerOptions {
  transport: Transport;
  path: string;
  known: KnownObjects;
  listener: Pick<ReflectorListener, 'onHeard'>;
  now: () => number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Lists one kind, and does not believe at once that all that was known is gone. */
export class Lister {
  readonly #options: ListerOptions;
  readonly #doubt = new EmptyListDoubt();

  constructor(options: ListerOptions) {
    this.#options = options;
  }

  /** `exactly`: the state at this version, where the server still has it. */
  async list(asked: {
    signal: AbortSignal;
    exactly?: string;
  }): Promise<Listed> {
    const { transport, path, known, listener, wait, now } = this.#options;
    let listed = await list(transport, path, asked);
    if (listed.items.length === 0 && known.size > 0) {
      // An empty list is more often a lost permission than a truth.
      await wait(SECOND_LOOK_MS, asked.signal);
      listed = await list(transport, path, asked);
    }
    if (listed.items.length > 0) this.#doubt.settle();
    else if (known.size > 0 || this.#doubt.isRaised) this.#doubt.raise(now());
    listener.onHeard(listed.clockSkewMs);
    return listed;
  }

  /** Until the kind is to be listed again, since an empty list is in doubt; null: it is not. */
  lookAgainInMs(): number | null {
    return this.#doubt.leftMs(this.#options.now);
  }
}
