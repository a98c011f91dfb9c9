import { join, resolve } from 'node:path';

// The modules lie beside the sources; nothing of this is ever bundled.
// eslint-disable-next-line no-restricted-syntax
const PACKAGE = resolve(__dirname, '../..');

/** The repository. */
export const ROOT = resolve(PACKAGE, '../..');

/** Where binaries are kept: `TESTBED_CACHE`, else `.cache/testbed` of the repository. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.TESTBED_CACHE ?? join(ROOT, '.cache', 'testbed'));
}

/** Our own Go modules, with the checksums of everything that they need. */
export const moduleFolder = (name: string): string =>
  join(PACKAGE, 'modules', name);

/** Where the binaries of a module go. */
export const binFolder = (cache: string, name: string): string =>
  join(cache, 'bin', name);

/** Where the CustomResourceDefinitions of a module go. */
export const crdFolder = (cache: string, name: string): string =>
  join(cache, 'crds', name);
