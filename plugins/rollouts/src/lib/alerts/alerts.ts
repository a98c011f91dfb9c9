import {
  Alert,
  parseRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatNumber } from '../format/number';
import { formatClock, formatDuration, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { say, Words } from '../words';

/** Alerts that somebody is told of, and those that are silenced or inhibited. */
export function splitAlerts(alerts: Alert[]): {
  told: Alert[];
  suppressed: Alert[];
} {
  return {
    told: alerts.filter(({ suppressed }) => suppressed === null),
    suppressed: alerts.filter(({ suppressed }) => suppressed !== null),
  };
}

const tones: Record<Alert['severity'], Tone> = {
  critical: 'bad',
  warning: 'alert',
  info: 'idle',
  unknown: 'unknown',
};

/** How bad it is; a severity that we do not know is shown as the rule wrote it. */
export function toSeverity(
  { severity, severityLabel }: Alert,
  words: Words,
): { tone: Tone; word: string } {
  const known = severity !== 'unknown' || !severityLabel;
  return {
    tone: tones[severity],
    word: known ? words(`alert.severity.${severity}`) : severityLabel,
  };
}

/** The value against what it is compared with; null without a value. */
export function sayValue(
  { value, threshold }: Alert,
  words: Words,
  locale: Locale,
): string | null {
  if (value === null) return null;
  return say(words, 'alert.value', {
    value: formatNumber(value, locale),
    operator: threshold?.operator,
    threshold: threshold && formatNumber(threshold.value, locale),
  });
}

/**
 * What the release did last before the alert began; null when it is about no release. A release of
 * another rollout than the one that is shown is named with it.
 */
export function sayRelation(
  { relation }: Alert,
  shownRef: string,
  words: Words,
  locale: Locale,
): string | null {
  if (!relation) return null;
  const { step, value, afterMs, releaseNumber, rolloutRef } = relation;
  return words(`alert.began.${step}`, {
    duration: formatDuration(afterMs, locale),
    number: releaseNumber,
    of:
      rolloutRef === shownRef
        ? ''
        : words('alert.began.of', { ...parseRolloutRef(rolloutRef) }),
    value,
  });
}

/** For how long it had been firing when that was last known. */
export function sayThen(
  { since }: Alert,
  asOf: number,
  now: number,
  words: Words,
  locale: Locale,
): string {
  return words('alert.then', {
    duration: formatDuration(asOf - since, locale),
    time: formatClock(asOf, now, locale),
  });
}

/** Who silenced it until when, or that another alert inhibits it. */
export function saySuppression(
  { suppressed }: Alert,
  now: number,
  words: Words,
  locale: Locale,
): string[] {
  if (!suppressed) return [];
  return [
    words(`alert.by.${suppressed.by}`),
    ...suppressed.silences.map(({ createdBy, comment, endsAt }) =>
      words('alert.silenced', {
        by: createdBy,
        comment,
        time: formatClock(endsAt, now, locale),
      }),
    ),
  ];
}

/** Why it is on this page. */
export function sayWhy({ why }: Alert, words: Words): string {
  return why
    ? words(`alert.why.${why.rule}`, { detail: why.detail })
    : words('alert.why.none');
}
