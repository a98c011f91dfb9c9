import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../build/folders';
import { chooseVersions, Versions } from '../versions';

/** What a person may say after the command. */
export interface Options {
  words: string[];
  versions: Versions;
  /** Where a testbed keeps its state; another folder is another testbed. */
  folder: string;
  clusters: string[];
  /** Where the portal listens that Flagger tells of its events. */
  portal: string;
  background: boolean;
  /** Where scenarios are played; all of them when left out. */
  worlds: string[];
  /** The one that was named; null: none was. */
  world: string | null;
  /** File that `run` leaves its result in. */
  report: string | null;
  /** Report of an earlier run to compare with. */
  against: string | null;
  /** Page of answers that `cells` expects in place of the project's own. */
  page: string | null;
  /** How many tours `cells` plays side by side. */
  atOnce: number;
}

const WORLDS = ['sandbox', 'testbed'];

export const USAGE = `Usage: yarn workspace @rollouts/testbed testbed <command>

  build     builds what a testbed needs
  up        starts one, until Ctrl-C or down; --background returns when it is up
  status    says what of it is alive
  down      ends it
  run       plays scenarios, all or those that are named, and compares
  cells     takes Canaries through what is offered when, all or those with all of the words
  faults    breaks what is between a portal and a cluster, all or those that are named

  --flagger 1.44.0      --kubernetes 1.36.3     versions, from src/versions.ts
  --folder <path>       state; each folder is a testbed of its own
  --clusters one,two    names
  --world sandbox       plays there only; sandbox or testbed
  --report <file>       the result of run or cells, as JSON
  --against <file>      such a report of another world, which run compares with
  --page <file>         the answers that cells expects (docs/actions-matrix.md)
  --at-once 44          tours of cells side by side
  --portal <url>        the portal that Flagger sends its events to (http://127.0.0.1:7007)`;

/** @throws Error that names what cannot be read */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      flagger: { type: 'string' },
      kubernetes: { type: 'string' },
      folder: { type: 'string' },
      clusters: { type: 'string', default: 'one' },
      portal: { type: 'string', default: 'http://127.0.0.1:7007' },
      world: { type: 'string' },
      report: { type: 'string' },
      against: { type: 'string' },
      page: { type: 'string' },
      'at-once': { type: 'string', default: '44' },
      background: { type: 'boolean', default: false },
    },
  });
  const clusters = values.clusters.split(',').filter(Boolean);
  if (clusters.length === 0) throw new Error('--clusters names no cluster.');
  const atOnce = Number(values['at-once']);
  if (!Number.isInteger(atOnce) || atOnce < 1) {
    throw new Error(
      `--at-once is a number of tours, not ${values['at-once']}.`,
    );
  }
  return {
    words: positionals,
    versions: chooseVersions(values),
    folder: resolve(values.folder ?? join(cacheFolder(), 'run')),
    clusters,
    portal: values.portal,
    background: values.background,
    worlds: values.world === undefined ? WORLDS : [values.world],
    report: values.report ?? null,
    against: values.against ?? null,
    world: values.world ?? null,
    page: values.page ?? null,
    atOnce,
  };
}
