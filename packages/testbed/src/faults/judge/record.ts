import { stepsIn } from '../../compare/portalSays';
import { Run, runsOf } from '../../compare/runs';
import type { Change } from '../../kube/NamespaceWatch';
import type { Release, TimelineEntry } from '../../portal/answers';
import { provenSteps } from './provenSteps';
import { timesOf } from './timesOf';
import type { Trouble } from './Trouble';

/** A release and its timeline, as the portal tells them. */
export interface Told {
  release: Release;
  timeline: TimelineEntry[];
}

export interface Evidence {
  /** Every write of the Canary. */
  history: Change[];
  /** All releases, oldest first. */
  told: Told[];
  /** Messages of the events that the cluster still has. */
  messages: string[];
  troubles: Trouble[];
  /** Whether history was really out of the portal's reach: the server said so. */
  mayMiss: boolean;
}

/** What the portal's record misses or makes up, and how much was looked at. */
export interface Verdict {
  transitions: number;
  lost: number;
  gaps: number;
  wrong: string[];
}

/** Our clock and the portal's are the same, but what is read is read a little later. */
const TOLERANCE_MS = 2_000;

/** Compares the portal's record with every write of the cluster. */
export function judgeRecord(evidence: Evidence): Verdict {
  const { history, told } = evidence;
  const runs = runsOf(history);
  const parts = runs.map((run, i) =>
    judgeRun(run, i + 1, told[i] ?? null, evidence),
  );
  return {
    transitions: runs.reduce((sum, { steps }) => sum + steps.length, 0),
    lost: parts.reduce((sum, { missing }) => sum + missing.length, 0),
    gaps: told.reduce((sum, { release }) => sum + release.gaps, 0),
    wrong: [
      ...(told.length > runs.length
        ? [`${told.length} releases were recorded of ${runs.length}`]
        : []),
      ...parts.flatMap(({ wrong }) => wrong),
    ],
  };
}

function judgeRun(
  run: Run,
  number: number,
  told: Told | null,
  evidence: Evidence,
): { missing: string[]; wrong: string[] } {
  if (!told) {
    return { missing: run.steps, wrong: [`release ${number} was lost`] };
  }
  const { release, timeline } = told;
  const steps = stepsIn(timeline.map(({ details }) => details));
  const missing = run.steps.filter(step => !steps.includes(step));
  const invented = steps.filter(step => !run.steps.includes(step));
  const kept = run.steps.filter(step => steps.includes(step));
  const inOrder = steps.filter(step => run.steps.includes(step));
  return {
    missing,
    wrong: [
      ...differs(`number of release ${number}`, release.number, number),
      ...differs(`outcome of release ${number}`, release.outcome, run.outcome),
      ...invented.map(step => `${step} was made up`),
      ...differs('order of the steps', inOrder.join(), kept.join()),
      ...missing.flatMap(step => unexcused(step, told, evidence)),
      ...gapsOf(told).flatMap(gap => unfounded(gap, evidence)),
    ],
  };
}

function differs(what: string, is: unknown, wanted: unknown): string[] {
  return is === wanted ? [] : [`${what}: ${is} instead of ${wanted}`];
}

function unexcused(step: string, told: Told, evidence: Evidence): string[] {
  if (provenSteps(evidence.messages).includes(step)) {
    return [`${step} was lost although an event of the cluster proves it`];
  }
  const at = timesOf(evidence.history).get(step) ?? 0;
  const isInGap = gapsOf(told).some(
    ({ from, to }) => at >= from - TOLERANCE_MS && at <= to + TOLERANCE_MS,
  );
  return isInGap ? [] : [`${step} was lost, and no gap says so`];
}

interface Gap {
  from: number;
  to: number;
}

function gapsOf({ timeline }: Told): Gap[] {
  return timeline
    .filter(({ details }) => details.kind === 'gap')
    .map(({ details }) => ({
      from: Number(details.from),
      to: Number(details.to),
    }));
}

function unfounded(gap: Gap, { troubles, mayMiss }: Evidence): string[] {
  if (!mayMiss) return ['a gap was recorded although nothing could be missed'];
  const isOfTrouble = troubles.some(
    ({ from, to }) =>
      gap.from <= to + TOLERANCE_MS && gap.to >= from - TOLERANCE_MS,
  );
  return isOfTrouble ? [] : ['a gap was recorded when nothing was broken'];
}
