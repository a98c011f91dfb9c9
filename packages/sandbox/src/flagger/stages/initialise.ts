import { missingTemplate } from '../metrics/templates';
import { createPrimary } from '../target/primary';
import { copyProblem, reconcileCanaryService } from '../target/service';
import { primaryReadiness } from '../target/judgeReadiness';
import { getTarget, scaleTarget, selectorLabel } from '../target/workload';
import type { Tick } from '../Tick';
import { createRoute } from '../writes/routes';
import { syncStatus } from '../writes/status';
import { rollback } from './rollback';
import type { Verdict } from './Verdict';

/** Makes what is missing: primary, routes. The first time it ends in Initialized. */
export async function initialise(tick: Tick): Promise<Verdict> {
  const { services, canary } = tick;
  const problem = targetProblem(tick);
  if (problem) {
    await tick.warning(problem);
    return 'stop';
  }
  reconcileCanaryService(services.store, canary);
  if (tick.phase !== '' && tick.phase !== 'Initializing') {
    createPrimary(services, canary);
    createRoute(services, canary);
    return 'continue';
  }
  const { skipAnalysis } = canary.spec;
  if (!skipAnalysis) await probeMetrics(tick);
  createPrimary(services, canary);
  const readiness = primaryReadiness(services, canary);
  if (!skipAnalysis && !readiness.ready) {
    await tick.warning(readiness.message);
    if (!readiness.retriable) await rollback(tick);
    return 'stop';
  }
  scaleTarget(services.store, canary, false);
  createRoute(services, canary);
  syncStatus(services, canary, 'Initialized');
  tick.series.setPhase(canary, 'Initialized');
  await tick.normal(`Initialization done! ${tick.name}`, 'Initialized');
  return 'stop';
}

/** A probe that fails is said and does not stop anything. */
async function probeMetrics(tick: Tick): Promise<void> {
  const metrics = tick.canary.spec.analysis.metrics ?? [];
  const [missing] = metrics.flatMap(
    metric => missingTemplate(tick, metric, 'metric') ?? [],
  );
  if (missing)
    await tick.warning(`Error checking metric providers: ${missing}`);
  else await tick.normal('all the metrics providers are available!');
}

function targetProblem({ services, canary, target }: Tick): string | null {
  const object = getTarget(services.store, canary);
  const { name } = canary.spec.targetRef;
  const kind = canary.spec.targetRef.kind.toLowerCase();
  if (kind === 'service') {
    return object
      ? copyProblem(object, target)
      : `service ${target.replace(
          name,
          `${name}-primary`,
        )} get query error: services "${name}" not found`;
  }
  if (!object) {
    return `${kind} ${target} get query error: ${kind}s.apps "${name}" not found`;
  }
  return selectorLabel(object)
    ? null
    : `getSelectorLabel failed: ${kind} ${target} spec.selector.matchLabels must contain one of [app name app.kubernetes.io/name]`;
}
