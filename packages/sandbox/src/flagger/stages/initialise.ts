import { createPrimary } from '../primary';
import { primaryReadiness } from '../readiness';
import { revisionOf } from '../revision';
import { createRoute } from '../routes';
import type { Tick } from '../Tick';
import { getTarget, scaleTarget, selectorLabel } from '../workload';
import { rollback } from './rollback';
import type { Verdict } from './Verdict';

/** Makes what is missing: primary, routes; the first time it ends in Initialized. */
export async function initialise(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const { store, clock } = services;
  const target = getTarget(store, canary);
  const { kind, name } = canary.spec.targetRef;
  if (!target) {
    await tick.warning(
      `${kind.toLowerCase()} ${
        tick.target
      } get query error: ${kind.toLowerCase()}s.apps "${name}" not found`,
    );
    return 'stop';
  }
  if (!selectorLabel(target)) {
    await tick.warning(
      `${kind.toLowerCase()} ${
        tick.target
      } spec.selector.matchLabels must contain one of [app name app.kubernetes.io/name]`,
    );
    return 'stop';
  }
  const initialising = tick.phase === '' || tick.phase === 'Initializing';
  const { skipAnalysis } = canary.spec;
  if (initialising && !skipAnalysis) {
    await tick.normal('all the metrics providers are available!');
  }
  createPrimary(services, canary);
  if (!initialising) {
    createRoute(services, canary);
    return 'continue';
  }
  const readiness = primaryReadiness(store, canary, clock.now());
  if (!skipAnalysis && !readiness.ready) {
    await tick.warning(readiness.message);
    if (!readiness.retriable) await rollback(tick, { silent: true });
    return 'stop';
  }
  scaleTarget(store, canary, false);
  createRoute(services, canary);
  const revision = revisionOf(store, canary);
  tick.enter('Initialized', {
    lastAppliedSpec: revision?.spec,
    lastPromotedSpec: revision?.spec,
    trackedConfigs: revision?.configs,
  });
  await tick.normal(`Initialization done! ${tick.name}`);
  return 'stop';
}
