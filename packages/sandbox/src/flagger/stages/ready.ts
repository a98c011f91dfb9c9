import { canaryReadiness, primaryReadiness } from '../target/judgeReadiness';
import type { Tick } from '../Tick';
import { failPromotion, rollback } from './rollback';
import type { Verdict } from './Verdict';

/** The primary must be ready before anything moves. */
export async function primaryReady(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  if (canary.spec.skipAnalysis) return 'continue';
  const readiness = primaryReadiness(services, canary);
  if (readiness.ready) return 'continue';
  await tick.warning(readiness.message);
  if (readiness.retriable) return 'stop';
  const promoting = tick.phase === 'Promoting' || tick.phase === 'Finalising';
  if (promoting) await failPromotion(tick, readiness.message);
  else await rollback(tick);
  return 'stop';
}

/** The canary must be ready; one that never becomes ready is rolled back. */
export async function canaryReady(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const readiness = canaryReadiness(services, canary);
  if (readiness.ready) return 'continue';
  await tick.warning(readiness.message);
  if (!readiness.retriable) await rollback(tick);
  return 'stop';
}
