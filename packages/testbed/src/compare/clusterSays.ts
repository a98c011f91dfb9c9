import type { Asked } from '../gates/GateServer';
import { GATE_KINDS } from '../gates/GateServer';
import type { Change } from '../kube/NamespaceWatch';
import type { Facts } from './Facts';
import { stepOf } from './ladder';
import type { Snapshot } from './readCluster';
import { answersIn, Run, runsOf } from './runs';
import { imagesOf, shareOf } from './objects';
import { isRunning, Spec, specOf, Status, statusOf } from './status';

/** What the suite knows of a rollout without asking the portal. */
export interface Known {
  snapshot: Snapshot;
  /** Every change of the Canary so far. */
  history: Change[];
  /** Every question of Flagger that the suite answered. */
  asked: Asked[];
  /** Origin of the gates that the suite answers or hands on; others are not ours to know. */
  gatesAt: string;
}

/** Nobody's analysis counts so far: somebody wrote it. */
const WRITTEN_BY_HAND = 900_000;

/** The cluster's side of a comparison. */
export function clusterSays(known: Known): Facts {
  const { snapshot, history } = known;
  const runs = runsOf(history);
  const run = runs.at(-1) ?? null;
  const { canary } = snapshot;
  const release = run && `${runs.length} ${run.outcome ?? 'open'}`;
  if (!canary) {
    return { isGone: true, release, steps: run?.steps, pauses: run?.pauses };
  }
  const status = statusOf(canary);
  const spec = specOf(canary);
  const running = isRunning(status?.phase ?? '');
  const gates = gatesOf(known, runs, running, spec);
  return {
    isGone: false,
    phase: status?.phase ?? null,
    weight: weightOf(snapshot, spec, status),
    step: running && run ? ladderStepOf(known, spec, run, gates) : null,
    failedChecks: failedChecksOf(status, run),
    limit: Math.max(1, spec.analysis.threshold),
    suspended: spec.suspend,
    skipAnalysis: spec.skipAnalysis,
    stable: imagesOf(snapshot.primary),
    candidate: imagesOf(snapshot.target),
    gates,
    release,
    steps: run?.steps,
    pauses: run?.pauses,
    answers: answers(known, runs, spec),
  };
}

function weightOf(
  { route }: Snapshot,
  spec: Spec,
  status: Status | null,
): number | null | undefined {
  // Nothing routes by weight there: the number is what Flagger says.
  if (spec.provider === 'kubernetes') return status?.canaryWeight ?? null;
  return route ? shareOf(route) : undefined;
}

/** Where gates are not ours, only the phase tells what holds the release. */
function ladderStepOf(
  known: Known,
  spec: Spec,
  run: Run,
  gates: Record<string, string>,
): string | null | undefined {
  const isForeign = spec.analysis.webhooks.some(
    ({ type, url }) => type.startsWith('confirm-') && !isOurs(known, url),
  );
  return isForeign ? undefined : stepOf(spec, run, gates);
}

function failedChecksOf(status: Status | null, run: Run | null) {
  if (!status) return null;
  // Flagger begins its count anew with the failure.
  if (status.phase === 'Failed') return run?.failedChecks ?? null;
  if (!isRunning(status.phase)) return 0;
  return status.failedChecks < WRITTEN_BY_HAND ? status.failedChecks : null;
}

function isOurs({ gatesAt }: Known, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === gatesAt;
}

function gatesOf(
  known: Known,
  runs: Run[],
  running: boolean,
  { analysis }: Spec,
): Record<string, string> {
  const gates = analysis.webhooks.filter(
    ({ type, url }) =>
      GATE_KINDS.some(kind => kind === type) && isOurs(known, url),
  );
  return Object.fromEntries(
    gates.map(({ name, type }) => [
      name,
      (running && answersIn(runs, known.asked, type).at(-1)) || 'idle',
    ]),
  );
}

function answers(known: Known, runs: Run[], { analysis }: Spec): string[] {
  return analysis.webhooks
    .filter(({ url }) => isOurs(known, url))
    .flatMap(({ type }) => {
      if (!GATE_KINDS.some(kind => kind === type)) return [];
      const said = answersIn(runs, known.asked, type);
      return said.length > 0 ? [`${type} ${said.join(' ')}`] : [];
    })
    .sort();
}
