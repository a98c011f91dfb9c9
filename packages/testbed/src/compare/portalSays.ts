import { GATE_KINDS } from '../gates/GateServer';
import type { Rollout, TimelineEntry } from '../portal/answers';
import type { Facts } from './Facts';

const STEPS = ['opened', 'promoted', 'closed'];
const VALUED = ['weight', 'primary-weight', 'iteration'];

/**
 * The portal's side of a comparison.
 *
 * @param rollout null: it does not know it
 * @param timeline of the rollout's newest release
 * @param ours whether the suite answers the gate of that name
 */
export function portalSays(
  rollout: Rollout | null,
  timeline: TimelineEntry[],
  ours: (gate: string) => boolean,
): Facts {
  if (!rollout) return { isGone: true, release: null };
  const { release } = rollout;
  const details = timeline.map(entry => entry.details);
  const common = {
    release: release && `${release.number} ${release.outcome ?? 'open'}`,
    steps: release ? stepsIn(details) : undefined,
    pauses: release ? pausesIn(details) : undefined,
  };
  if (rollout.goneAt !== null) return { isGone: true, ...common };
  return {
    isGone: false,
    ...common,
    flagger: rollout.flaggerVersion,
    phase: rollout.phase,
    weight: rollout.weight.value,
    step: ladderStepOf(rollout),
    failedChecks: rollout.failedChecks.used,
    limit: rollout.failedChecks.limit,
    suspended: rollout.suspended,
    skipAnalysis: rollout.skipAnalysis,
    stable: images(rollout.images.stable),
    candidate: images(rollout.images.candidate),
    gates: Object.fromEntries(
      rollout.gates
        .filter(({ name }) => ours(name))
        .map(({ name, state }) => [name, state]),
    ),
    answers: answersIn(details, ours),
  };
}

/** A timeline without its times, in words: steps, then pauses, then what gates answered. */
export function inWords(timeline: TimelineEntry[]): string[] {
  const details = timeline.map(entry => entry.details);
  return [
    ...stepsIn(details),
    ...pausesIn(details),
    ...answersIn(details, () => true),
  ];
}

type Details = TimelineEntry['details'];

/** Each step once, in order, in the words of a `Run`. */
export function stepsIn(details: Details[]): string[] {
  return details.flatMap(stepOf);
}

function pausesIn(details: Details[]): string[] {
  return details
    .map(({ kind }) => kind)
    .filter(kind => kind === 'suspended' || kind === 'resumed');
}

function stepOf({ kind, value, used, outcome }: Details): string[] {
  if (kind === 'closed') return [`closed ${outcome}`];
  if (STEPS.includes(kind)) return [kind];
  if (VALUED.includes(kind)) return [`${kind} ${value}`];
  return kind === 'check-failed' ? [`check-failed ${used}`] : [];
}

function ladderStepOf({ ladder }: Rollout): string | null {
  if (ladder.current === null) return null;
  const { kind, value, gate } = ladder.steps[ladder.current];
  return [kind, gate, value].filter(word => word !== null).join(' ');
}

function answersIn(
  details: Details[],
  ours: (gate: string) => boolean,
): string[] {
  return GATE_KINDS.flatMap(kind => {
    const said = details
      .filter(({ gate, name }) => gate === kind && ours(String(name)))
      .map(entry => entry.kind.replace('gate-', ''));
    return said.length > 0 ? [`${kind} ${said.join(' ')}`] : [];
  }).sort();
}

function images(
  list: Array<{ container: string; image: string }> | null,
): string[] | null {
  return list && list.map(({ container, image }) => `${container}=${image}`);
}
