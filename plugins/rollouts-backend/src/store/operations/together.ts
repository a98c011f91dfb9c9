import DataLoader from 'dataloader';
import { within } from '../../within';

/** Batches that are under way at once. */
const AT_ONCE = 2;
/** Keys of one batch: databases take so many parameters at most. */
const MOST = 50;
/** Who asks a gate waits for less. */
const LIMIT_MS = 2_000;
const LATE = `No answer within ${LIMIT_MS} ms`;

/**
 * Asks for many keys at once what is asked for one by one: while batches are under way, what comes
 * meanwhile goes into the next one. Nothing is remembered, and who asks alone waits for nobody. A batch
 * that hangs fails after a while and keeps the others from nothing.
 *
 * @param load - answers in the order of the keys; an Error is the answer to its key alone
 */
export function together<K, V>(
  load: (keys: readonly K[], limitMs: number) => Promise<Array<V | Error>>,
): (key: K) => Promise<V> {
  const waiting: Array<() => void> = [];
  let underWay = 0;
  const next = () => {
    while (underWay < AT_ONCE) {
      const begin = waiting.shift();
      if (!begin) return;
      underWay += 1;
      begin();
    }
  };
  const loader = new DataLoader<K, V>(
    async keys => {
      try {
        return await within(LIMIT_MS, load(keys, LIMIT_MS), LATE);
      } finally {
        underWay -= 1;
        next();
      }
    },
    {
      cache: false,
      maxBatchSize: MOST,
      batchScheduleFn: begin => {
        waiting.push(begin);
        Promise.resolve().then(next);
      },
    },
  );
  return key => loader.load(key);
}
