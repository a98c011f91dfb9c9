import { iterationsOf, Webhook } from '../canary';
import type { Tick } from '../Tick';
import { writePhase, writeStatus } from '../writes/status';
import type { Verdict } from '../stages/Verdict';

/** Asks the hooks of a type in order until one says no; yes is said aloud. */
async function firstNo(
  tick: Tick,
  type: string,
  label: string,
  phase: Parameters<Tick['ask']>[1],
): Promise<Webhook | null> {
  for (const hook of tick.hooks(type)) {
    const answer = await tick.ask(hook, phase);
    if (!answer.ok) return hook;
    await tick.normal(`${label} check ${hook.name} passed`);
  }
  return null;
}

/** Before a run: a no waits in Waiting, without counting or timing out. */
export async function confirmRollout(tick: Tick): Promise<Verdict> {
  const no = await firstNo(
    tick,
    'confirm-rollout',
    'Confirm-rollout',
    tick.phase,
  );
  if (!no) return 'continue';
  if (tick.phase !== 'Waiting') {
    writePhase(tick.services, tick.canary, 'Waiting');
    await tick.warning(
      `Halt ${tick.name} advancement waiting for approval ${no.name}`,
    );
  }
  return 'stop';
}

/** Before more traffic; not asked while promotion waits. A no is said on every tick. */
export async function confirmIncrease(tick: Tick): Promise<Verdict> {
  if (tick.phase === 'WaitingPromotion') return 'continue';
  const no = await firstNo(
    tick,
    'confirm-traffic-increase',
    'Confirm-traffic-increase',
    'Progressing',
  );
  if (!no) return 'continue';
  await tick.warning(
    `Halt ${tick.name} advancement waiting for traffic increase approval ${no.name}`,
  );
  return 'stop';
}

/** Before promotion: a no waits in WaitingPromotion, where analysis goes on. */
export async function confirmPromotion(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const no = await firstNo(
    tick,
    'confirm-promotion',
    'Confirm-promotion',
    'Progressing',
  );
  if (!no) return 'continue';
  if (tick.phase === 'WaitingPromotion') {
    const iterations = iterationsOf(canary.spec) - 1;
    writeStatus(services, canary, { iterations });
    return 'stop';
  }
  writePhase(services, canary, 'WaitingPromotion');
  await tick.warning(
    `Halt ${tick.name} advancement waiting for promotion approval ${no.name}`,
  );
  return 'stop';
}
