import type { Sampled } from '../samples/Sampler';
import type { Span } from './Trouble';

/** Who tells of alerts. */
export type Kind = 'prometheus' | 'alertmanager';

/** What the portal shows of alerts and of those that tell of them. */
export interface ShownAlerts {
  /** `asOf`: when it was last known, because who told it is away; null: now. */
  alerts: Array<{ name: string; asOf: number | null; toldBy: Kind[] }>;
  /** `live`, `down` … */
  sources: Record<Kind, string>;
  /** Whether last success and error are shown. */
  told: Record<Kind, boolean>;
}

/** What was wrong with the alerts while one source was away. */
export function judgeAlerts(
  samples: Array<Sampled<ShownAlerts>>,
  kind: Kind,
  troubles: Span[],
): string[] {
  const during = samples.filter(({ at }) =>
    troubles.some(({ from, to }) => at >= from && at <= to),
  );
  const down = during.flatMap(({ shown }) =>
    shown?.sources[kind] === 'down' ? [shown] : [],
  );
  const last = samples.at(-1)?.shown;
  const rules: Array<[boolean, string]> = [
    [down.length > 0, `${kind} was never said to be down`],
    [
      down.every(({ told }) => told[kind]),
      `${kind} was down without a word since when and why`,
    ],
    [
      during.every(({ shown }) => shown === null || shown.alerts.length > 0),
      'an alert that was known was not shown any more',
    ],
    [
      down.every(shown => shown.alerts.every(alert => isTold(alert, shown))),
      'an alert was shown as of now while nobody told it',
    ],
    [last?.sources[kind] === 'live', `in the end ${kind} was not live`],
    [
      last?.alerts.length === 1 && last.alerts[0].asOf === null,
      'in the end the alert was not there, or old',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, words]) => words);
}

/** What another source still tells is news. */
function isTold(
  { asOf, toldBy }: ShownAlerts['alerts'][number],
  { sources }: ShownAlerts,
): boolean {
  return asOf !== null || toldBy.some(kind => sources[kind] === 'live');
}
