import DataLoader from 'dataloader';

/** Batches that are under way at once. */
const AT_ONCE = 2;
/** Keys of one batch: databases take so many parameters at most. */
const MOST = 50;

/**
 * Asks for many keys at once what is asked for one by one: while batches are under way, what comes
 * meanwhile goes into the next one. Nothing is remembered, and who asks alone waits for nobody.
 *
 * @param load - answers in the order of the keys; an Error is the answer to its key alone
 */
export function together<K, V>(
  load: (keys: readonly K[]) => Promise<Array<V | Error>>,
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
        return await load(keys);
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
