import type { Tick } from '../Tick';

/** Tells the post-rollout hooks; the first failure silences the rest. */
export async function postRollout(tick: Tick): Promise<void> {
  for (const hook of tick.hooks('post-rollout')) {
    const answer = await tick.ask(hook);
    if (!answer.ok) {
      await tick.warning(
        `Post-rollout hook ${hook.name} failed ${answer.error}`,
      );
      return;
    }
    await tick.normal(`Post-rollout check ${hook.name} passed`);
  }
}
