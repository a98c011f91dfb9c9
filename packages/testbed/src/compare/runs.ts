import type { Asked } from '../gates/GateServer';
import type { Change } from '../kube/NamespaceWatch';
import type { KubeObject } from '../kube/KubeObject';
import {
  isRunning,
  Spec,
  specOf,
  Status,
  statusOf,
  strategyOf,
} from './status';

/** Nobody's analysis counts so far: somebody wrote it. */
const WRITTEN_BY_HAND = 900_000;

const OUTCOMES: Partial<Record<string, string>> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
  Terminating: 'unknown',
};

/** One attempt, as the cluster's own words tell it: what the portal's timeline must say too. */
export interface Run {
  /** Each once, in order: `opened`, `weight 25`, `check-failed 1`, `closed succeeded`. */
  steps: string[];
  /** `suspended`, `resumed`. */
  pauses: string[];
  failedChecks: number;
  outcome: string | null;
  /** When the suite read that it began and ended, our clock. */
  from: number;
  to: number;
}

/** A second, simple reading of history, independent of the portal's reducer. */
export function runsOf(changes: Change[]): Run[] {
  const runs: Run[] = [];
  let before: KubeObject | null = null;
  for (const { type, object, readAt } of changes) {
    const isAnother = before && before.metadata.uid !== object.metadata.uid;
    if (isAnother) {
      close(runs, 'unknown', readAt);
      before = null;
    }
    if (type === 'DELETED') close(runs, 'unknown', readAt);
    else follow(runs, before, object, readAt);
    before = type === 'DELETED' ? null : object;
  }
  return runs;
}

function follow(
  runs: Run[],
  before: KubeObject | null,
  object: KubeObject,
  at: number,
): void {
  const now = statusOf(object);
  const old = statusOf(before);
  if (!now) return;
  const spec = specOf(object);
  if (isRunning(now.phase)) {
    if (openRun(runs) && old && isRestart(old, now)) {
      close(runs, 'superseded', at);
    }
    if (!openRun(runs)) runs.push(begin(at));
  }
  const run = openRun(runs);
  if (!run) return;
  stepsIn(spec, old, now).forEach(step => add(run.steps, step));
  pause(run, before && specOf(before), spec);
  if (now.failedChecks < WRITTEN_BY_HAND && isRunning(now.phase)) {
    run.failedChecks = Math.max(run.failedChecks, now.failedChecks);
  }
  const outcome = OUTCOMES[now.phase];
  if (outcome) close(runs, outcome, at);
}

/** Flagger goes back to Progressing when the revision or a configuration changes. */
function isRestart(old: Status, now: Status): boolean {
  const restartable =
    old.phase === 'Progressing' || old.phase === 'WaitingPromotion';
  const changed =
    old.lastAppliedSpec !== now.lastAppliedSpec ||
    JSON.stringify(old.trackedConfigs) !== JSON.stringify(now.trackedConfigs);
  return restartable && now.phase === 'Progressing' && changed;
}

function stepsIn(spec: Spec, old: Status | null, now: Status): string[] {
  const checks =
    isChecking(now.phase) &&
    now.failedChecks > 0 &&
    now.failedChecks < WRITTEN_BY_HAND
      ? [`check-failed ${now.failedChecks}`]
      : [];
  return [...checks, ...movesIn(spec, old, now)];
}

function isChecking(phase: string): boolean {
  return phase === 'Progressing' || phase === 'WaitingPromotion';
}

function movesIn(spec: Spec, old: Status | null, now: Status): string[] {
  switch (now.phase) {
    case 'Progressing':
    case 'WaitingPromotion':
      return progressIn(spec, now);
    case 'Promoting':
      return [
        'promoted',
        ...(old?.phase === 'Promoting' && now.canaryWeight < old.canaryWeight
          ? [`primary-weight ${100 - now.canaryWeight}`]
          : []),
      ];
    case 'Finalising':
      return ['primary-weight 100'];
    case 'Succeeded':
      return spec.skipAnalysis && old?.phase !== 'Finalising'
        ? ['promoted']
        : [];
    default:
      return [];
  }
}

function progressIn(spec: Spec, now: Status): string[] {
  const strategy = strategyOf(spec);
  if (strategy === 'canary' && spec.provider !== 'kubernetes') {
    const moved = now.phase === 'Progressing' && now.canaryWeight > 0;
    return moved ? [`weight ${now.canaryWeight}`] : [];
  }
  const all = spec.analysis.iterations;
  if (now.iterations > all) {
    // Nothing routes by weight with provider kubernetes.
    return spec.provider === 'kubernetes' ? [] : ['weight 100'];
  }
  const moved = now.phase === 'Progressing' && now.iterations > 0;
  return moved ? [`iteration ${now.iterations}`] : [];
}

function pause(run: Run, before: Spec | null, now: Spec): void {
  if (!before || before.suspend === now.suspend) return;
  run.pauses.push(now.suspend ? 'suspended' : 'resumed');
}

/** Answers of one gate during the newest run, repeated ones once: `waiting`, `passed`. */
export function answersIn(runs: Run[], asked: Asked[], kind: string): string[] {
  const [run, before] = runs.toReversed();
  if (!run) return [];
  // The first question comes before the status that it leads to.
  const since = before?.to ?? -Infinity;
  const answers = asked
    .filter(a => a.kind === kind && a.at > since && a.at <= run.to)
    .map(({ yes }) => (yes ? 'passed' : 'waiting'))
    // A rollback hook that says no holds nothing.
    .filter(answer => kind !== 'rollback' || answer === 'passed');
  return answers.filter((answer, i) => answer !== answers[i - 1]);
}

function begin(at: number): Run {
  return {
    steps: ['opened'],
    pauses: [],
    failedChecks: 0,
    outcome: null,
    from: at,
    to: Infinity,
  };
}

function openRun(runs: Run[]): Run | null {
  const last = runs.at(-1);
  return last && last.outcome === null ? last : null;
}

function close(runs: Run[], outcome: string, at: number): void {
  const run = openRun(runs);
  if (!run) return;
  run.outcome = outcome;
  run.to = at;
  run.steps.push(`closed ${outcome}`);
}

function add(steps: string[], step: string): void {
  if (!steps.includes(step)) steps.push(step);
}
