import type { Phase } from '../canary';
import type { Tick } from '../Tick';

/**
 * Tells the post-rollout hooks; the first failure silences the rest. What hooks are told and what
 * events carry differ after a failure.
 */
export async function postRollout(
  tick: Tick,
  phase: { hooks: Phase; events: Phase },
): Promise<void> {
  for (const hook of tick.hooks('post-rollout')) {
    const answer = await tick.ask(hook, phase.hooks);
    if (!answer.ok) {
      await tick.warning(
        `Post-rollout hook ${hook.name} failed ${answer.error}`,
        phase.events,
      );
      return;
    }
    await tick.normal(`Post-rollout check ${hook.name} passed`, phase.events);
  }
}
