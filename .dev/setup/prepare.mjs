import { inRoot } from '../lib/paths.mjs';
import { exists } from '../lib/stamp.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureDocumentationBuilder } from './documentation.mjs';
import { checkDisk } from './room.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** What both commands need: tools, dependencies, a documentation builder. Returns the environment. */
export async function prepare() {
  await checkDisk(await exists(inRoot('node_modules/.yarn-state.yml')));
  const env = await ensureToolchain();
  await ensureDependencies(env);
  return ensureDocumentationBuilder(env);
}
