import type {
  Release,
  ReleaseImages,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import type { Words } from '../words';

const tones = {
  succeeded: 'good',
  failed: 'bad',
  superseded: 'idle',
  unknown: 'unknown',
} as const;

/** How a release ended, or that it has not. */
export function toOutcome(
  { outcome }: Release,
  words: Words,
): { tone: Tone; word: string } {
  return outcome
    ? { tone: tones[outcome], word: words(`outcome.${outcome}`) }
    : { tone: 'running', word: words('outcome.open') };
}

const isText = (text: string | null | undefined): text is string =>
  Boolean(text);

/** The reason of who decided it, and what Flagger said of its end. */
export function toQuotes({ decision, cause }: Release): string[] {
  return [decision?.reason, cause?.text].filter(isText);
}

/** How long it took, or has been running. */
export function sayDuration(
  { openedAt, closedAt }: Release,
  now: number,
  locale: Locale,
): string {
  return formatDuration((closedAt ?? now) - openedAt, locale);
}

/** What else is worth saying about a release in a row. */
export function toRemarks(release: Release, words: Words): string[] {
  const { configChanged, failedChecks, gaps, outcome, maxWeight } = release;
  const remarks: string[] = [];
  if (configChanged) remarks.push(words('release.config-change'));
  if (outcome === 'failed' && maxWeight > 0) {
    remarks.push(words('release.max-weight', { weight: maxWeight }));
  }
  if (failedChecks > 0) {
    remarks.push(words('release.failed-checks', { count: failedChecks }));
  }
  if (gaps > 0) remarks.push(words('release.gaps', { count: gaps }));
  return remarks;
}

/**
 * Number and images of the release that a rollout shows: the open one, else the last one. What it
 * recorded counts: during the promotion the primary already runs what the release brings. What the
 * workloads run now stands in for what was not seen, while nothing else can be meant.
 */
export function toReleaseInView({ release, images }: Rollout): {
  number: number | null;
  images: ReleaseImages;
} {
  const live: ReleaseImages = { from: images.stable, to: images.candidate };
  const recorded = release?.images;
  const known = recorded?.from || recorded?.to;
  return {
    number: release?.number ?? null,
    images: recorded && known ? recorded : live,
  };
}
