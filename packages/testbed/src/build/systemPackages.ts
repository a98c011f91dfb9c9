import { messageOf } from '../messageOf';
import { ask, Report, run } from './run';

/**
 * Installs Debian packages where that needs no password: as root. Elsewhere people decide
 * themselves what is installed on their machine.
 *
 * @returns whether it was done
 */
export async function installPackages(
  what: string,
  names: string[],
  report: Report,
): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  if (!(await ask('apt-get', ['--version']))) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update'], {
      title: `Reading the list of packages for ${what}`,
      report,
    });
    await run(
      'apt-get',
      ['install', '--yes', '--no-install-recommends', ...names],
      { title: `Installing ${what}`, report, env },
    );
    return true;
  } catch (error) {
    report(`  ${what} was not installed: ${messageOf(error)}`);
    return false;
  }
}

/** Where the system has one of these commands; null when it has none. */
export async function whichOf(names: string[]): Promise<string | null> {
  for (const name of names) {
    const file = await ask('which', [name]);
    if (file) return file;
  }
  return null;
}

const ALERTMANAGERS = ['prometheus-alertmanager', 'alertmanager'];

/**
 * Alertmanager comes from the system: its Go module lacks the files of its web interface.
 *
 * @throws Error with a sentence about what to install
 */
export async function findAlertmanager(report: Report): Promise<string> {
  const found = await whichOf(ALERTMANAGERS);
  if (found) return found;
  await installPackages('Alertmanager', ['prometheus-alertmanager'], report);
  const installed = await whichOf(ALERTMANAGERS);
  if (installed) return installed;
  throw new Error(
    'The testbed needs Alertmanager (Debian and Ubuntu: apt install prometheus-alertmanager). Install it and try again.',
  );
}
