import { untilPhase } from '../../scenarios/deeds';
import {
  request,
  untilAction,
  untilRestored,
} from '../../scenarios/portalDeeds';
import type { Fault } from '../Fault';
import type { FaultScene } from '../FaultScene';
import { trailOf } from '../judge/trail';
import { climbTo, finish, FIVE_STEPS, MANY_STEPS, MINUTE } from './release';

const common = {
  place: 'calm',
  ownPortal: true,
  wanted: [],
} as const;

const MAX_WEIGHT = 'spec.analysis.maxWeight';
const FAILED_CHECKS = 'status.failedChecks';

/** The portal itself is gone for a while, and finds its database as it left it. */
export const portalFaults: Fault[] = [
  {
    ...common,
    name: 'portal-killed',
    about: 'the portal is killed when a step comes, and started again',
    analysis: FIVE_STEPS,
    writes: 0,
    limitMs: 6 * MINUTE,
    async run(scene) {
      await climbTo(20, scene);
      await scene.withoutPortal(() => scene.pass(12_000));
      await finish(scene);
    },
  },
  {
    ...common,
    name: 'portal-killed-rolling-back',
    about:
      'the portal is killed when it has just noted that it is to roll back',
    analysis: MANY_STEPS,
    writes: 1,
    limitMs: 7 * MINUTE,
    async run(scene) {
      await climbTo(10, scene);
      await request('rollback', 'failed-checks').run(scene);
      await scene.withoutPortal(async () => {});
      await untilPhase('Failed').run(scene);
      await untilAction('effective').run(scene);
    },
    async judge(scene) {
      const jumps = trailOf(scene.record.changes, FAILED_CHECKS).filter(
        value => Number(value) >= 1_000,
      );
      return jumps.length === 1 ? [] : [`it was aborted ${jumps.length} times`];
    },
  },
  {
    ...common,
    name: 'portal-killed-promoting',
    about:
      'the portal is killed when it has just noted that it is to promote, and again when it has just lowered maxWeight',
    analysis: MANY_STEPS,
    writes: 2,
    limitMs: 8 * MINUTE,
    async run(scene) {
      await climbTo(10, scene);
      await request('promote', 'max-weight').run(scene);
      await scene.withoutPortal(async () => {});
      await scene.until('a lowered maxWeight', () => isLowered(scene));
      await scene.withoutPortal(() => untilPhase('Promoting').run(scene));
      await untilRestored.run(scene);
      await finish(scene);
      await untilAction('effective').run(scene);
    },
    async judge(scene) {
      const trail = trailOf(scene.record.changes, MAX_WEIGHT);
      const isOnceAndBack =
        trail.length === 3 && trail[0] === trail[2] && trail[0] === 90;
      return isOnceAndBack ? [] : [`maxWeight was ${trail.join(', then ')}`];
    },
  },
];

function isLowered({ record }: FaultScene): boolean {
  return trailOf(record.changes, MAX_WEIGHT).length > 1;
}
