import type {
  Action,
  ActionState,
} from '@rollouts/backstage-plugin-rollouts-common';
import { shortImage } from '../format/images';
import { roundPercent } from '../format/number';
import { formatSecond, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { isKey, Words } from '../words';

/** Whether the cluster is still to show what was asked for. */
export function isUnderWay({ state }: Action): boolean {
  return state === 'requested' || state === 'accepted';
}

const tones: Record<ActionState, Tone> = {
  requested: 'running',
  accepted: 'running',
  effective: 'good',
  refused: 'bad',
  ineffective: 'alert',
  superseded: 'idle',
  denied: 'bad',
};

/** Where an action stands, in one word. */
export function toActionStatus(
  action: Action,
  words: Words,
): { tone: Tone; word: string } {
  return { tone: tones[action.state], word: words(toEndKey(action)) };
}

/** Why it had no effect; null when it had one, or has not ended. */
export function sayMissed(action: Action, words: Words): string | null {
  const { state } = action;
  if (state !== 'ineffective' && state !== 'superseded') return null;
  const key = `${toEndKey({ ...action, state })}.text` as const;
  // What was not to end anything is not told in the words of an end.
  const own = [
    ...(isUntold(action) ? [`${key}.untold`] : []),
    `${key}.${action.verb}`,
  ];
  return words(own.find(isKey) ?? key);
}

/** A gate was to say yes, and Flagger was not told. */
function isUntold({
  verb,
  lever,
  steps,
}: Pick<Action, 'verb' | 'lever' | 'steps'>): boolean {
  const isYes = lever === 'gate' && verb !== 'pause' && verb !== 'reject';
  return isYes && !steps.some(({ code }) => code === 'gate-answered');
}

/** Steps after which it is tried again. */
const troubles = ['write-failed', 'write-conflicted'];

/** Steps by which the cluster, or a gate, has it. */
const taking = ['written', 'gate-opened', 'gate-answered', 'gate-closed'];

const ends = {
  'timed-out': 'receipt.ineffective',
  unwritten: 'receipt.unwritten',
  withdrawn: 'receipt.withdrawn',
  'approval-expired': 'receipt.expired',
  'ended-otherwise': 'receipt.otherwise',
  'canary-gone': 'receipt.gone',
} as const;
type EndCode = keyof typeof ends;

function toEndKey<S extends ActionState>({
  state,
  steps,
}: Pick<Action, 'steps'> & { state: S }) {
  if (state !== 'ineffective') {
    return `receipt.${state as Exclude<S, 'ineffective'>}` as const;
  }
  const last = [...steps].reverse().find(({ code }) => code in ends);
  const code = (last?.code ?? 'timed-out') as EndCode;
  return ends[code === 'timed-out' && !isTaken(steps) ? 'unwritten' : code];
}

export interface ReceiptStage {
  id: string;
  text: string;
  at: number | null;
  state: 'done' | 'open' | 'failed';
}

/** The way of an action: requested → accepted → effective, or how it ended instead. */
export function toStages(
  action: Action,
  now: number,
  words: Words,
): ReceiptStage[] {
  const { state, lever, requestedAt } = action;
  if (state === 'denied') {
    return [stage('denied', words('receipt.denied'), action.at, 'failed')];
  }
  const accepted = acceptedAt(action);
  const stages = [
    stage('requested', words('receipt.requested'), requestedAt, 'done'),
  ];
  if (accepted !== null) {
    const key = lever === 'gate' ? toGateKey(action) : 'receipt.accepted';
    stages.push(stage('accepted', words(key), accepted, 'done'));
  }
  return [...stages, lastStage(action, now, words)];
}

function toGateKey({ verb, approval, steps, lever }: Action) {
  if (approval && isUntold({ verb, lever, steps })) return 'receipt.waits';
  if (verb === 'resume') return 'receipt.accepted.release';
  return verb === 'pause' || verb === 'reject'
    ? 'receipt.accepted.hold'
    : 'receipt.accepted.gate';
}

function lastStage(action: Action, now: number, words: Words): ReceiptStage {
  const { state, at } = action;
  if (isUnderWay(action)) {
    return stage('waiting', words(toOpenKey(action, now)), null, 'open');
  }
  const done = state === 'effective';
  const text = words(toEndKey(action));
  return stage(state, text, at, done ? 'done' : 'failed');
}

function toOpenKey({ steps, expectedBy }: Action, now: number) {
  if (expectedBy !== null && now > expectedBy) return 'receipt.late';
  const isTried = steps.some(({ code }) => troubles.includes(code));
  return isTried && !isTaken(steps) ? 'receipt.retrying' : 'receipt.waiting';
}

function stage(
  id: string,
  text: string,
  at: number | null,
  state: ReceiptStage['state'],
): ReceiptStage {
  return { id, text, at, state };
}

/** When the API server took the write, or the gate was opened; null: that is not known. */
function acceptedAt({ steps, state, at }: Action): number | null {
  const step = steps.find(isTaking);
  if (step) return step.at;
  return state === 'accepted' ? at : null;
}

function isTaking({ code }: Action['steps'][number]): boolean {
  return taking.includes(code);
}

function isTaken(steps: Action['steps']): boolean {
  return steps.some(isTaking);
}

/** What the cluster showed in the end: "primary serves 100 %, runs 1.4.1, seen at 12:07:31". */
export function sayEffect(
  action: Action,
  words: Words,
  locale: Locale,
): string | null {
  const { receipt } = action;
  if (!receipt) return null;
  const { weight, images, phase, at } = receipt;
  const own = toEffectKey(action);
  const parts = [
    isKey(own) ? words(own) : null,
    weight === null
      ? words('receipt.effect.phase', { phase })
      : words('receipt.effect.primary', { share: roundPercent(100 - weight) }),
    images && images.length > 0
      ? words('receipt.effect.images', { images: shortImages(images) })
      : null,
    words('receipt.effect.seen', { time: formatSecond(at, locale) }),
  ];
  return parts.filter(Boolean).join(', ');
}

/** The end of a pause may have shown that a freeze goes on to hold. */
function toEffectKey({ verb, steps }: Action): string {
  const isFrozen = steps.some(({ code }) => code === 'gate-released');
  return isFrozen ? 'receipt.effect.resume.frozen' : `receipt.effect.${verb}`;
}

/** Only the versions; a single image needs no name. */
export function shortImages(images: string[]): string {
  return images.map(image => shortImage(image, images.length === 1)).join(', ');
}
