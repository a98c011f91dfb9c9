import { ship, untilPhase, untilWeight } from '../../scenarios/deeds';
import type { FaultScene } from '../FaultScene';

/** 10 to 50 in steps of 10 s: time for something to break, and some steps left. */
export const FIVE_STEPS = { stepWeight: 10, maxWeight: 50 };
/** Three minutes of climbing: time to end a portal and start it again in between. */
export const MANY_STEPS = { stepWeight: 5, maxWeight: 90 };

export const MINUTE = 60_000;

/** Lets a release begin and climb to a weight. */
export async function climbTo(
  weight: number,
  scene: FaultScene,
): Promise<void> {
  await ship('6.0.1').run(scene);
  await untilWeight(weight).run(scene);
}

/** Lets it end well. @throws Error when it does not */
export async function finish(scene: FaultScene): Promise<void> {
  await untilPhase('Succeeded', 'Failed').run(scene);
  if (scene.seen().phase === 'Failed') throw new Error('the release failed');
}

/** Lets the cluster write this many times more, whatever the portal knows of it. */
export async function moveOn(times: number, scene: FaultScene): Promise<void> {
  const { changes } = scene.record;
  const before = changes.length;
  await scene.meanwhile(
    `${times} more writes`,
    async () => changes.length >= before + times,
  );
}

export const untilDown = (scene: FaultScene, limitMs: number): Promise<void> =>
  scene.untilShown('down', ({ source }) => source.state === 'down', limitMs);
