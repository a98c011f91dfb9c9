import { toTime } from '../../cluster/toTime';
import {
  CANARIES,
  Canary,
  CanaryStatus,
  iterationsOf,
  noStatus,
  Phase,
} from '../canary';
import type { Services } from '../Services';
import { revisionOf } from '../target/revision';

/** Flagger's fixed condition messages (pkg/canary/status.go). */
const MESSAGES: Partial<Record<Phase, string>> = {
  Initialized: 'KIND initialization completed.',
  Waiting: 'Waiting for approval.',
  WaitingPromotion: 'Waiting for approval.',
  Progressing: 'New revision detected, progressing canary analysis.',
  Promoting: 'Canary analysis completed, starting primary rolling update.',
  Finalising: 'Canary analysis completed, routing all traffic to primary.',
  Succeeded: 'Canary analysis completed successfully, promotion finished.',
  Failed: 'Canary analysis failed, KIND scaled to zero.',
};

/** What the condition says; everything else is Unknown. */
const PROMOTED: Partial<Record<Phase, string>> = {
  Initialized: 'True',
  Succeeded: 'True',
  Failed: 'False',
};

/** Phases in which weight and iterations survive a change of phase. */
const KEEP_COUNTERS: Phase[] = ['Progressing', 'Waiting', 'Promoting'];

/** Writes a status on top of the newest object and keeps the caller's copy in step. */
export function writeStatus(
  { store, clock }: Services,
  canary: Canary,
  changes: Partial<CanaryStatus>,
): void {
  const { namespace, name } = canary.metadata;
  const current = store.get(CANARIES, namespace, name);
  if (!current) return;
  const status = {
    ...noStatus,
    ...current.status,
    ...changes,
    lastTransitionTime: toTime(clock.now()),
  };
  const written = store.update(CANARIES, { ...current, status }, 'status');
  canary.status = written.status as Canary['status'];
  canary.metadata.resourceVersion = written.metadata.resourceVersion;
}

/** Moves to a phase: the condition, and the counters that do not survive it. */
export function writePhase(
  services: Services,
  canary: Canary,
  phase: Phase,
): void {
  const counters = KEEP_COUNTERS.includes(phase)
    ? {}
    : {
        canaryWeight: 0,
        // A weighted canary has none, so the field reads -1 while it waits.
        iterations:
          phase === 'WaitingPromotion' ? iterationsOf(canary.spec) - 1 : 0,
      };
  const promoted =
    phase === 'Succeeded'
      ? { lastPromotedSpec: canary.status?.lastAppliedSpec }
      : {};
  writeStatus(services, canary, {
    ...counters,
    ...promoted,
    phase,
    conditions: [condition(services, canary, phase)],
  });
}

/** Moves to a phase with all counters at zero, and takes note of what the target is now. */
export function syncStatus(
  services: Services,
  canary: Canary,
  phase: Phase,
  { canaryWeight = 0 } = {},
): void {
  const revision = revisionOf(services.store, canary);
  writeStatus(services, canary, {
    failedChecks: 0,
    iterations: 0,
    canaryWeight,
    lastAppliedSpec: revision?.spec,
    ...(phase === 'Initialized' ? { lastPromotedSpec: revision?.spec } : {}),
    trackedConfigs: revision?.configs,
    phase,
    conditions: [condition(services, canary, phase)],
  });
}

/** Takes note of what the target is now, in what is stored but not in the copy in hand. */
export function syncRevision(services: Services, canary: Canary): void {
  const revision = revisionOf(services.store, canary);
  writeStatus(services, structuredClone(canary), {
    lastAppliedSpec: revision?.spec,
    trackedConfigs: revision?.configs,
  });
}

function condition(
  { clock }: Services,
  canary: Canary,
  phase: Phase,
): Record<string, string> {
  const [old] = canary.status?.conditions ?? [];
  const now = toTime(clock.now());
  const status = PROMOTED[phase] ?? 'Unknown';
  const kind = canary.spec.targetRef.kind;
  const text = MESSAGES[phase] ?? 'New KIND detected, starting initialization.';
  const same = old?.status === status && old.reason === phase;
  return {
    type: 'Promoted',
    status,
    reason: phase,
    message: text.replace('KIND', kind),
    lastUpdateTime: same ? old.lastUpdateTime : now,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : now,
  };
}
