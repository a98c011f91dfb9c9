import { aRow } from '../../../domain/audit/__testUtils__/aChain';
import { createKnexStore } from '../../../store/knexStore';
import { openDatabase } from '../openDatabase';

/** Appends so many rows to the audit in a database, one after the other, as a process of its own. */
async function append(address: string, count: number): Promise<void> {
  const knex = openDatabase(address, { readonly: false });
  const store = createKnexStore({ knex, now: () => 0 });
  for (let n = 1; n <= count; n += 1) await store.addAudit([aRow(n)]);
  await knex.destroy();
}

void append(process.argv[2], Number(process.argv[3]));
