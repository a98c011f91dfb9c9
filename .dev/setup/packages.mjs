import { ask, runStep } from '../lib/run.mjs';
import { Stop } from '../lib/say.mjs';

/**
 * Installs Debian packages where that needs no password: as root. Elsewhere people decide
 * themselves what is installed on their machine.
 *
 * @returns whether it was done
 */
export async function installPackages(what, names) {
  if (process.getuid?.() !== 0) return false;
  if (!(await ask('apt-get', ['--version']))) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await runStep(`Reading the list of packages for ${what}`, 'apt-get', [
      'update',
    ]);
    await runStep(
      `Installing ${what}`,
      'apt-get',
      ['install', '--yes', '--no-install-recommends', ...names],
      { env },
    );
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}
