import type { TimelineFact } from '../fact';
import type {
  CanaryObservation,
  CanarySpec,
  CanaryStatus,
} from '../observation';
import type { ReleaseRecord } from '../state';
import { isPhase } from '@rollouts/backstage-plugin-rollouts-common';
import { entry } from './entry';
import { isSetByHand, writtenAt } from './status';
import { plannedWeights } from '../ladder/plannedSteps';

/** The facts that one status proves about the open release. Repeats are dropped by their key. */
export function statusEntries(
  before: CanaryObservation | null,
  canary: CanaryObservation,
  record: ReleaseRecord,
  observedAt: number,
): TimelineFact[] {
  const { status, spec } = canary;
  if (!status || !isPhase(status.phase)) return [];
  const at = writtenAt(status);
  return [
    ...phaseEntries(before?.status ?? null, status, at),
    ...(spec ? stepEntries(spec, status, at) : []),
    ...checkEntries(before?.status ?? null, canary, record, observedAt),
    ...suspendEntries(before, canary, observedAt),
  ];
}

function phaseEntries(
  old: CanaryStatus | null,
  status: CanaryStatus,
  at: number,
): TimelineFact[] {
  const since = status.phaseSince ?? at;
  const gate = (kind: 'gate-waiting' | 'gate-passed', name: string) =>
    entry({ kind, gate: name, name: null }, since, 'status');
  switch (status.phase) {
    case 'Waiting':
      return [gate('gate-waiting', 'confirm-rollout')];
    case 'Progressing':
      return old?.phase === 'Waiting'
        ? [
            gate('gate-passed', 'confirm-rollout'),
            entry(
              { kind: 'phase', from: old.phase, to: status.phase },
              since,
              'status',
            ),
          ]
        : [];
    case 'WaitingPromotion':
      return [gate('gate-waiting', 'confirm-promotion')];
    case 'Promoting':
      return [
        ...(old?.phase === 'WaitingPromotion'
          ? [gate('gate-passed', 'confirm-promotion')]
          : []),
        entry({ kind: 'promoted' }, since, 'status'),
      ];
    case 'Finalising':
      return [entry({ kind: 'primary-weight', value: 100 }, since, 'status')];
    default:
      return [];
  }
}

function stepEntries(
  spec: CanarySpec,
  status: CanaryStatus,
  at: number,
): TimelineFact[] {
  const weight = (value: number) =>
    entry({ kind: 'weight', value }, at, 'status');
  if (status.phase === 'Progressing') {
    if (spec.strategy === 'canary') {
      return status.canaryWeight > 0 ? [weight(status.canaryWeight)] : [];
    }
    return iterationEntries(spec, status, at);
  }
  if (spec.strategy === 'blue-green') return routedAllEntries(spec, status, at);
  if (status.phase === 'Promoting' && status.canaryWeight > 0) {
    return status.canaryWeight < lastWeight(spec) &&
      spec.stepWeightPromotion > 0
      ? [
          entry(
            { kind: 'primary-weight', value: 100 - status.canaryWeight },
            at,
            'status',
          ),
        ]
      : [weight(status.canaryWeight)];
  }
  return [];
}

function iterationEntries(
  spec: CanarySpec,
  status: CanaryStatus,
  at: number,
): TimelineFact[] {
  const value = status.iterations;
  if (value <= 0) return [];
  if (value > spec.iterations) return routedAllEntries(spec, status, at);
  return [
    entry({ kind: 'iteration', value, of: spec.iterations }, at, 'status'),
  ];
}

function routedAllEntries(
  spec: CanarySpec,
  status: CanaryStatus,
  at: number,
): TimelineFact[] {
  return isRoutedToCanary(spec, status)
    ? [entry({ kind: 'weight', value: 100 }, at, 'status')]
    : [];
}

/** Blue-green counts one iteration further once promotion was allowed. */
export function isPastIterations(
  spec: CanarySpec,
  status: CanaryStatus,
): boolean {
  return spec.strategy === 'blue-green' && status.iterations > spec.iterations;
}

/** By then all traffic is on the canary, where there is something that routes it. */
export function isRoutedToCanary(
  spec: CanarySpec,
  status: CanaryStatus,
): boolean {
  return spec.provider !== 'kubernetes' && isPastIterations(spec, status);
}

function lastWeight(spec: CanarySpec): number {
  return plannedWeights(spec).at(-1) ?? 100;
}

function checkEntries(
  before: CanaryStatus | null,
  { status, spec }: CanaryObservation,
  record: ReleaseRecord,
  observedAt: number,
): TimelineFact[] {
  if (!status || !isCounting(status)) return [];
  const used = status.failedChecks;
  const limit = spec?.threshold ?? 1;
  if (isSetByHand(before, status, limit)) {
    // Kubernetes keeps no time for it, so it is ours.
    const set = { kind: 'failed-checks-set', value: used, limit } as const;
    return [entry(set, observedAt, 'status')];
  }
  const isNew = used > record.release.failedChecks && used !== record.checksSet;
  if (!isNew || used <= 0) return [];
  const failed = { kind: 'check-failed', used, limit, text: null } as const;
  return [entry(failed, writtenAt(status), 'status')];
}

function isCounting({ phase }: CanaryStatus): boolean {
  return phase === 'Progressing' || phase === 'WaitingPromotion';
}

function suspendEntries(
  before: CanaryObservation | null,
  canary: CanaryObservation,
  observedAt: number,
): TimelineFact[] {
  const was = before?.spec?.suspend ?? false;
  const is = canary.spec?.suspend ?? false;
  if (was === is) return [];
  // Kubernetes keeps no time for a change of the spec, so it is ours.
  return [entry({ kind: is ? 'suspended' : 'resumed' }, observedAt, 'status')];
}
