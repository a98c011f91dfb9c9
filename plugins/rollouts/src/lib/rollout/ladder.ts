import {
  isInRun,
  Ladder,
  LadderStep,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { roundPercent } from '../format/number';
import { isKey, MessageKey, MessageParams } from '../words';

export type RungState =
  | LadderStep['state']
  | 'next'
  /** Nothing runs: this is what the next release will do. */
  | 'planned'
  /** The release ended before it. */
  | 'not-reached'
  /** The release failed on this step. */
  | 'failed'
  /** A gate on this step says no. */
  | 'blocked';

export interface RungView {
  kind: 'rung';
  id: string;
  label: { key: MessageKey; params: MessageParams };
  state: RungState;
  /** Set for steps that were left: how long the release stood there, in milliseconds. */
  tookMs: number | null;
  /** Set for the current step: when it was reached. */
  since: number | null;
}

/** Steps folded into one so that a long ladder stays readable. */
export interface FoldView {
  kind: 'fold';
  id: string;
  count: number;
  state: RungState;
}

export type LadderItem = RungView | FoldView;

/** A ladder of more steps than this is folded; eleven fit side by side on a wide screen. */
const MOST_RUNGS = 11;

/** The ladder as it is drawn. */
export function toLadder(rollout: Rollout): LadderItem[] {
  const { ladder } = rollout;
  const failedAt = failedIndex(rollout);
  const next = failedAt === -1 ? nextIndex(ladder) : -1;
  const rungs = ladder.steps.map((step, index) =>
    toRung(step, index, rollout, { failedAt, next, ahead: aheadOf(rollout) }),
  );
  return rungs.length > MOST_RUNGS ? fold(rungs) : rungs;
}

interface Marks {
  failedAt: number;
  next: number;
  ahead: RungState;
}

/** What a step that was not reached is called. */
function aheadOf({ phase, ladder }: Rollout): RungState {
  if (isInRun(phase)) return 'ahead';
  const begun = ladder.steps.some(({ reachedAt }) => reachedAt !== null);
  return begun ? 'not-reached' : 'planned';
}

function toRung(
  step: LadderStep,
  index: number,
  { ladder, gates }: Rollout,
  marks: Marks,
): RungView {
  const current = step.state === 'current';
  const gate = gates.find(({ kind }) => kind === step.gate);
  return {
    kind: 'rung',
    id: `${index}-${step.kind}`,
    label: labelOf(step, ladder),
    state: stateOf(step, index, marks),
    tookMs:
      step.reachedAt !== null && step.leftAt !== null && !current
        ? Math.max(0, step.leftAt - step.reachedAt)
        : null,
    since: current ? step.reachedAt ?? gate?.since ?? null : null,
  };
}

function stateOf(
  step: LadderStep,
  index: number,
  { failedAt, next, ahead }: Marks,
): RungState {
  if (index === failedAt) return 'failed';
  if (index === next) return 'next';
  if (step.state === 'ahead') return ahead;
  return step.state === 'current' && step.kind === 'gate'
    ? 'blocked'
    : step.state;
}

/** The last step that was reached by a release that failed; -1: it did not fail. */
function failedIndex({ phase, ladder }: Rollout): number {
  if (phase !== 'Failed') return -1;
  return ladder.steps.reduce(
    (last, step, index) => (step.reachedAt === null ? last : index),
    -1,
  );
}

/** The first step ahead of the current one; -1: none. */
function nextIndex({ steps, current }: Ladder): number {
  if (current === null) return -1;
  return steps.findIndex(
    (step, index) => index > current && step.state === 'ahead',
  );
}

function labelOf(step: LadderStep, ladder: Ladder): RungView['label'] {
  const params = {
    value: step.value === null ? null : roundPercent(step.value),
  };
  if (step.kind === 'gate') {
    const key = `ladder.gate.${step.gate}`;
    return { key: isKey(key) ? key : 'ladder.gate.other', params };
  }
  if (step.kind === 'mirror' && ladder.mirrorWeight !== null) {
    const value = roundPercent(ladder.mirrorWeight);
    return { key: 'ladder.mirror.weight', params: { value } };
  }
  return { key: `ladder.${step.kind}`, params };
}

/** Folds runs of equal, unremarkable steps that are not next to something worth seeing. */
function fold(rungs: RungView[]): LadderItem[] {
  const keep = rungs.map((_, index) => isWorthSeeing(rungs, index));
  const items: LadderItem[] = [];
  rungs.forEach((rung, index) => {
    const last = items[items.length - 1];
    if (keep[index]) items.push(rung);
    else if (last?.kind === 'fold' && last.state === rung.state) last.count++;
    else {
      items.push({
        kind: 'fold',
        id: `fold-${index}`,
        count: 1,
        state: rung.state,
      });
    }
  });
  return items;
}

const plain: readonly RungState[] = [
  'done',
  'ahead',
  'planned',
  'not-reached',
  'unknown',
  'skipped',
];

function isWorthSeeing(rungs: RungView[], index: number): boolean {
  const edge = index < 2 || index > rungs.length - 4;
  const near = rungs
    .slice(Math.max(0, index - 1), index + 2)
    .some(({ state }) => !plain.includes(state));
  const isGate = rungs[index].label.key.startsWith('ladder.gate');
  return edge || near || isGate;
}
