import { interrupt } from './interrupt.mjs';
import { say, seconds } from './say.mjs';

const POLL_MS = 250;
/** Nobody should look at a silent screen for longer than this. */
export const SIGN_OF_LIFE_MS = 8_000;

/**
 * Asks again and again until it is so, with a line now and then that tells that it is alive. False
 * when `patienceMs` are over, somebody interrupted, or `isHopeless` says so.
 */
export async function patiently(isSo, { patienceMs, isHopeless }) {
  const started = Date.now();
  let said = started;
  while (!(await isSo())) {
    if (interrupt.aborted || isHopeless?.()) return false;
    if (Date.now() - started > patienceMs) return false;
    if (Date.now() - said > SIGN_OF_LIFE_MS) {
      said = Date.now();
      say(`  … ${seconds(started)}`);
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  return true;
}
