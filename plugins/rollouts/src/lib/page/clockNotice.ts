import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import type { Words } from '../words';
import type { SourceNotice } from './freshness';

/** Less confuses nobody who compares times. */
const NOTABLE_MS = 30_000;

/** That the clock of a cluster is off, so that its times and the portal's do not fit; else none. */
export function clockNotices(
  { name: cluster, clockSkewMs }: Source,
  words: Words,
  locale: Locale,
): SourceNotice[] {
  const skewMs = clockSkewMs ?? 0;
  if (Math.abs(skewMs) < NOTABLE_MS) return [];
  const duration = formatDuration(Math.abs(skewMs), locale);
  const key = skewMs > 0 ? 'state.clock.ahead' : 'state.clock.behind';
  return [
    {
      id: 'clock',
      severity: 'info',
      title: words(key, { cluster, duration }),
      lines: [words('state.clock.text')],
    },
  ];
}
