import { mkdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheDir } from '../lib/paths.mjs';
import { ask, runStep } from '../lib/run.mjs';
import { exists } from '../lib/stamp.mjs';
import { Stop } from '../lib/say.mjs';

const NODE = '24.18.1';
const YARN = '4.13.0';

/**
 * Newest minor of each major that works: better-sqlite3 12 compiled against the headers of later
 * ones aborts in garbage collection.
 */
const NEWEST_MINOR = { 22: 23, 24: 19 };

const prefix = path.join(cacheDir, 'toolchain');
const modules = path.join(prefix, 'node_modules');

/** Environment in which `node` and `yarn` are the right ones. */
export async function ensureToolchain() {
  await checkCompilers();
  const missing = [];
  const ownNode = isRightNode(process.versions.node);
  if (!ownNode) missing.push([`node@${NODE}`, path.join(modules, '.bin/node')]);
  if (!(await hasYarn())) {
    missing.push([
      `@yarnpkg/cli-dist@${YARN}`,
      path.join(modules, '.bin/yarn'),
    ]);
  }
  await install(missing);
  const env = {
    ...process.env,
    PATH: [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  };
  const nodedir = ownNode ? await ownHeaders() : await installedHeaders();
  if (nodedir) env.npm_config_nodedir = nodedir;
  return env;
}

async function install(wanted) {
  const missing = [];
  for (const [name, file] of wanted) {
    if (!(await exists(file))) missing.push(name);
  }
  if (missing.length === 0) return;
  await mkdir(prefix, { recursive: true });
  await runStep(
    `Installing ${missing.join(' and ')} into .cache/toolchain`,
    'npm',
    [
      'install',
      '--prefix',
      prefix,
      '--no-audit',
      '--no-fund',
      ...wanted.map(([name]) => name),
    ],
    { help: 'Is the npm registry reachable?' },
  );
}

function isRightNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return minor <= (NEWEST_MINOR[major] ?? -1);
}

async function hasYarn() {
  // Outside the repository, where a corepack shim does not try to download another yarn.
  const version = await ask('yarn', ['--version'], { cwd: os.tmpdir() });
  return version?.startsWith('4.') ?? false;
}

const PACKAGE = `node-${process.platform}-${process.arch}`;

/** node-gyp needs the headers of the Node that was just installed. */
async function installedHeaders() {
  const found = await firstWithHeaders([
    path.join(modules, 'node/node_modules', PACKAGE),
    path.join(modules, PACKAGE),
  ]);
  if (found) return found;
  throw new Stop(
    `The npm package node@${NODE} has no headers for ${PACKAGE}. Install Node 22 or 24 yourself and try again.`,
  );
}

/**
 * The headers that came with the Node that runs this: a `nodedir` in somebody's npmrc may be about
 * another Node. Null: there are none, and node-gyp fetches them.
 */
async function ownHeaders() {
  const own = path.dirname(path.dirname(await realpath(process.execPath)));
  return firstWithHeaders([own, path.join(own, 'node_modules', PACKAGE)]);
}

async function firstWithHeaders(places) {
  for (const place of places) {
    if (await exists(path.join(place, 'include/node'))) return place;
  }
  return null;
}

async function checkCompilers() {
  if (!(await ask('python3', ['--version']))) {
    throw new Stop('Python 3 is missing. Install it (python3) and try again.');
  }
  const compilers = await Promise.all(
    ['c++', 'g++', 'clang++'].map(name => ask(name, ['--version'])),
  );
  if (!compilers.some(Boolean) || !(await ask('make', ['--version']))) {
    throw new Stop(
      'A C++ compiler and make are needed to build the database driver. Install them (Debian: apt install build-essential; macOS: xcode-select --install) and try again.',
    );
  }
}
