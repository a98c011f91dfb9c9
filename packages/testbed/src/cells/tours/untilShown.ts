import type { Scene } from '../../scenarios/Deed';

/**
 * Lets time pass until something is shown that no watch of the Canary tells.
 *
 * @param words what never came, for who reads a failure
 * @throws Error with them after `most` looks
 */
export async function untilShown(
  scene: Pick<Scene, 'pass'>,
  words: string,
  { everyMs, most }: { everyMs: number; most: number },
  isShown: () => Promise<boolean>,
): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await isShown()) return;
    await scene.pass(everyMs);
  }
  throw new Error(words);
}
