import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What is installed once and kept: tools, the Python environment, stamps. */
export const cacheDir = path.join(root, '.cache');

/** What the demo portal writes; made anew at every start. */
export const stateDir = path.join(root, '.state');

export const inRoot = (...parts) => path.join(root, ...parts);
