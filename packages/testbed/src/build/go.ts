import { ask, Report, run } from './run';
import { installPackages } from './systemPackages';

/** Since 1.21 Go fetches by itself the newer Go that a module asks for. */
const OLDEST_MINOR = 21;
const PLACES = ['go', '/usr/local/go/bin/go'];
const HOW =
  'Install it from https://go.dev/dl (1.26, or at least 1.21, which fetches the newer one by itself) and try again.';

/**
 * Finds Go, and installs Debian's where that needs no password.
 *
 * @returns the command
 * @throws Error with a sentence about what to install
 */
export async function findGo(report: Report): Promise<string> {
  const found = (await firstThere()) ?? (await install(report));
  if (!found) throw new Error(`The testbed is built with Go. ${HOW}`);
  const minor = Number(/go1\.(\d+)/.exec(found.version)?.[1] ?? 0);
  if (minor < OLDEST_MINOR) {
    throw new Error(`"${found.version}" is too old for the testbed. ${HOW}`);
  }
  return found.command;
}

async function firstThere() {
  for (const command of PLACES) {
    const version = await ask(command, ['version']);
    if (version) return { command, version };
  }
  return null;
}

async function install(report: Report) {
  return (await installPackages('Go', ['golang-go'], report))
    ? firstThere()
    : null;
}

/** Runs a long Go command in a module's folder, against its checksums and nothing else. */
export function runGo(
  go: string,
  args: string[],
  { title, cwd, report }: { title: string; cwd: string; report: Report },
): Promise<void> {
  return run(go, args, { title, cwd, report, env: goEnv() });
}

/** The folder of a module's sources in Go's cache; its checksum is the one of go.sum. */
export async function sourceFolder(
  go: string,
  cwd: string,
  path: string,
): Promise<string> {
  const text = await ask(go, ['mod', 'download', '-json', path], {
    cwd,
    env: goEnv(),
  });
  const folder = text && JSON.parse(text).Dir;
  if (!folder) throw new Error(`Go did not give the sources of ${path}.`);
  return folder;
}

/** A workspace or flags of the user's own would change what is built. */
function goEnv(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GOFLAGS: '-mod=readonly -buildvcs=false',
    GOWORK: 'off',
  };
}
