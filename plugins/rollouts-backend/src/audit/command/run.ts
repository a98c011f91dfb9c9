import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Anchors } from '../../domain/audit/anchors';
import { sayVerification } from '../../domain/audit/say';
import { reasonOf } from '../../reasonOf';
import { createKnexStore } from '../../store/knexStore';
import { verifyAudit } from '../verifyAudit';
import { openDatabase } from './openDatabase';
import { readAnchor, readAnchors, withSingle } from './readAnchors';
import { verifyExport } from './verifyExport';

export const USAGE = `Usage: verify-audit <export.ndjson> [options]
       verify-audit --database <postgresql://… | file.sqlite> [options]

  --anchor <number>:<hash>  a row as the auditor was told of it; may be repeated
  --anchors <file>          what the auditor wrote: every event "audit-row" in it is an anchor, and rows
                            between them of which it does not tell are a finding

Ends with 0 when the chain is whole, with 1 when it is not, with 2 when it cannot be read.`;

/** One sentence, and the code that the command ends with. */
export interface Verdict {
  code: 0 | 1 | 2;
  text: string;
}

/** Verifies an export or a database, as the arguments say. */
export async function run(args: string[]): Promise<Verdict> {
  try {
    return await verify(args);
  } catch (error) {
    return { code: 2, text: `${reasonOf(error)}\n\n${USAGE}` };
  }
}

async function verify(args: string[]): Promise<Verdict> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      database: { type: 'string' },
      anchor: { type: 'string', multiple: true },
      anchors: { type: 'string' },
    },
  });
  const { database } = values;
  if (positionals.length !== (database ? 0 : 1)) {
    return { code: 2, text: USAGE };
  }
  const anchors = await gather(values.anchor ?? [], values.anchors);
  return database
    ? verifyDatabase(database, anchors)
    : verifyFile(positionals[0], anchors);
}

async function gather(
  single: string[],
  file: string | undefined,
): Promise<Anchors> {
  const anchors = readAnchors(file ? await readFile(file, 'utf8') : '');
  if (file && anchors.hashes.size === 0) {
    throw new Error(`There is no event "audit-row" in ${file}`);
  }
  const looked = single.map(text => {
    const anchor = readAnchor(text);
    if (anchor) return anchor;
    throw new Error(`--anchor ${text}: expected <number>:<SHA-256 in hex>`);
  });
  return withSingle(anchors, looked);
}

async function verifyFile(file: string, anchors: Anchors): Promise<Verdict> {
  const lines = createInterface({ input: createReadStream(file) });
  const said = await verifyExport(lines, anchors);
  const { broken, complete, verification } = said;
  if (verification.problem || !broken) {
    const { problem } = verification;
    const text =
      problem || complete
        ? sayVerification(verification)
        : `None of the ${verification.rows} rows was changed. The file is a selection: whether rows are missing cannot be told from it.`;
    return { code: problem ? 1 : 0, text };
  }
  return { code: 1, text: broken };
}

async function verifyDatabase(
  address: string,
  anchors: Anchors,
): Promise<Verdict> {
  const knex = openDatabase(address, { readonly: true });
  try {
    const store = createKnexStore({ knex, now: () => 0 });
    const said = await verifyAudit(store, anchors);
    return { code: said.problem ? 1 : 0, text: sayVerification(said) };
  } finally {
    await knex.destroy();
  }
}
