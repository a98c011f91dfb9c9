import knexFactory, { Knex } from 'knex';
import type { Store } from '../store/Store';
import { databases, storeOn } from '../store/__testUtils__/storeOn';
import { patchOf } from './__testUtils__/CanaryOfFlagger';
import { clicked } from './__testUtils__/clicked';
import { takeTurn } from './takeTurn';

jest.setTimeout(120_000);

/** A file does not restart. */
const onServers = databases.supports('POSTGRES_15') ? describe : describe.skip;

/**
 * A connection beside the pool of the store. Over it a call is cut as by a
 * restart: it is held by a lock until it waits, then all other connections
 * are ended, so it fails whatever the machine's load.
 */
async function startedBeside(knex: Knex) {
  const { client, connection } = knex.client.config;
  const beside = knexFactory({ client, connection, pool: { min: 1, max: 1 } });
  const cutOff = async <T>(call: () => Promise<T>): Promise<T> => {
    const outcome = await beside.transaction(async locks => {
      const tables = await locks('pg_tables')
        .where({ schemaname: 'public' })
        .pluck('tablename');
      await locks.raw(
        `LOCK TABLE ${tables
          .map(() => '??')
          .join(', ')} IN ACCESS EXCLUSIVE MODE`,
        tables,
      );
      const settled = Promise.allSettled([call()]);
      for (let waiting = 0; waiting === 0; ) {
        [{ waiting }] = await locks('pg_locks')
          .where({ granted: false })
          .select(locks.raw('count(*)::int AS waiting'));
      }
      await locks.raw(
        'SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      return settled;
    });
    if (outcome[0].status === 'rejected') throw outcome[0].reason;
    return outcome[0].value;
  };
  return { cutOff, stop: () => beside.destroy() };
}

/** What was in the pool is found dead, query by query. */
async function reconnected(store: Store): Promise<void> {
  for (let attempt = 0, good = 0; good < 3 && attempt < 50; attempt += 1) {
    good = await store.listRollouts({}).then(
      () => good + 1,
      () => 0,
    );
  }
}

onServers('an action while the database restarts', () => {
  it.each([
    ['rollback', 'none', [patchOf('status.failedChecks', 900_001)]],
    [
      'promote',
      'done',
      [
        patchOf('spec.analysis.maxWeight', 25),
        patchOf('spec.analysis.maxWeight', 50),
      ],
    ],
  ] as const)(
    'to %s is done once and wholly, wherever the connections end',
    async (verb, restore, writes) => {
      const { store, knex } = await storeOn('POSTGRES_15');
      const { cutOff, stop } = await startedBeside(knex);
      const lease = await store.acquireLease('production', 'me', 600_000);
      const run = async (endAt: number) => {
        const { flagger, rolloutId, tick } = await clicked(
          store,
          verb,
          null,
          `checkout-${endAt}`,
        );
        let calls = 0;
        let failures = 0;
        const ending = async <T>(call: () => Promise<T>): Promise<T> => {
          calls += 1;
          if (calls !== endAt) return call();
          return cutOff(call).catch(error => {
            failures += 1;
            throw error;
          });
        };
        const cut: Parameters<typeof takeTurn>[1]['store'] = {
          listRollouts: query => ending(() => store.listRollouts(query)),
          listSources: () => ending(() => store.listSources()),
          listPolls: of => ending(() => store.listPolls(of)),
          walkAudit: (query, page) => store.walkAudit(query, page),
          saveAction: (action, epoch) =>
            ending(() => store.saveAction(action, epoch)),
        };
        for (let round = 0; round < 10; round += 1) {
          for (const record of await store.listDueActions('production')) {
            await takeTurn(record, {
              store: cut,
              canaries: flagger,
              epoch: lease?.epoch ?? 0,
              now: flagger.now,
              isOn: true,
              onChanged: () => {},
            }).catch(() => {});
            await reconnected(store);
          }
          await tick();
        }
        const [action] = await store.listActions({ rolloutId, limit: 1 });
        return { flagger, action, calls, failures };
      };
      const whole = await run(0);
      expect(whole.calls).toBeGreaterThan(4);

      for (let endAt = 1; endAt <= whole.calls; endAt += 1) {
        const { flagger, action, failures } = await run(endAt);

        expect([
          endAt,
          failures,
          action.state,
          action.restore,
          flagger.writes,
        ]).toEqual([endAt, 1, 'effective', restore, writes]);
      }
      await stop();
    },
  );
});
