import type { Router } from 'express';
import { createGatesRouter } from './createGatesRouter';
import { PollBook } from './load/PollBook';

/** The gates of the portal, which write many questions down together. */
export function createGates(
  options: Parameters<typeof createGatesRouter>[0] & {
    store: ConstructorParameters<typeof PollBook>[0];
  },
): {
  router: Router;
  /** Writes down what is left. */
  close: () => Promise<void>;
} {
  const book = new PollBook(options.store, options.logger);
  const store = {
    ...options.store,
    savePoll: book.savePoll.bind(book),
  };
  return {
    router: createGatesRouter({ ...options, store }),
    close: () => book.close(),
  };
}
