import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { formatExact, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { isKey, Words } from '../words';

/** A name and what it stands for; `code`: quoted, as a machine wrote it. */
export interface AuditFact {
  label: string;
  value: string;
  code?: true;
}

const tones: Partial<Record<string, Tone>> = {
  requested: 'running',
  accepted: 'running',
  effective: 'good',
  'answered-yes': 'good',
  'answered-no': 'waiting',
  denied: 'bad',
  refused: 'bad',
  ineffective: 'alert',
  superseded: 'alert',
  changed: 'alert',
};

/** What came of it, in a word and a colour. */
export function toAuditOutcome(
  { outcome }: Pick<AuditRow, 'outcome'>,
  words: Words,
): { tone: Tone; word: string } {
  return {
    tone: tones[outcome] ?? 'idle',
    word: sayCode('audit.outcome', outcome, words),
  };
}

/** What happened, in a few words. */
export function sayWhat(row: AuditRow, words: Words): string {
  const verb = row.verb && sayCode('action', row.verb, words);
  const event = sayEvent(row, words);
  return verb ? `${verb} · ${event}` : event;
}

/** Where it happened; a row about the audit itself has no rollout. */
export function sayWhere({ rollout }: AuditRow, words: Words): string {
  return rollout
    ? `${rollout.namespace}/${rollout.name} · ${rollout.cluster}`
    : words('audit.where.none');
}

/** Everything else that the row keeps, in the order in which it is asked for. */
export function toAuditFacts(
  row: AuditRow,
  words: Words,
  locale: Locale,
): AuditFact[] {
  const { release, from, write, outside, cut } = row;
  const json = (value: unknown) => JSON.stringify(value);
  const known: Array<[string, string | null | undefined, true?]> = [
    ['reason', row.reason],
    ['response', row.response],
    ['identity', row.identity, true],
    ['component', row.entity],
    ['owner', row.owner],
    ['release', release && `#${release.number ?? '?'}`],
    ['write', write && `${write.field}: ${json(write.value)}`, true],
    [
      'before',
      write && write.before !== null ? json(write.before) : null,
      true,
    ],
    ['version', write?.resourceVersion, true],
    [
      'plan',
      row.plan === null ? null : JSON.stringify(row.plan, null, 2),
      true,
    ],
    ['receipt', row.receipt && sayReceipt(row.receipt, words, locale)],
    ['manager', outside && sayManager(outside), true],
    ['changed-at', outside?.time ? formatExact(outside.time, locale) : null],
    [
      'changes',
      outside?.changes
        .map(c => `${c.field}: ${json(c.before)} → ${json(c.after)}`)
        .join('\n'),
      true,
    ],
    ['cut', cut && `${cut.from}–${cut.upTo}`],
    ['portal', from?.portal],
    ['origin', from?.origin],
    ['address', from?.address],
    ['agent', from?.agent],
    ['action', row.actionId, true],
    ['hash', row.hash, true],
  ];
  return known.flatMap(([name, value, code]) =>
    value ? [{ label: sayCode('audit.fact', name, words), value, code }] : [],
  );
}

function sayEvent({ kind, event, response }: AuditRow, words: Words): string {
  if (kind === 'outside') return sayCode('audit.event', event, words);
  if (kind === 'gate') {
    return words('audit.event.gate', { gate: event });
  }
  const step = `actionStep.${event}`;
  if (isKey(step)) return words(step);
  const own = `audit.event.${event}`;
  return isKey(own) ? words(own) : response ?? event;
}

function sayManager({
  manager,
  operation,
}: NonNullable<AuditRow['outside']>): string | null {
  return operation ? `${manager} (${operation})` : manager;
}

function sayReceipt(
  { at, phase, weight, images }: NonNullable<AuditRow['receipt']>,
  words: Words,
  locale: Locale,
): string {
  return words('audit.receipt', {
    phase,
    weight: weight ?? '?',
    images: images?.join(', ') ?? '?',
    time: formatExact(at, locale),
  });
}

/** A code of a later version has no words yet. */
function sayCode(prefix: string, code: string, words: Words): string {
  const key = `${prefix}.${code}`;
  return isKey(key) ? words(key) : code;
}
