import {
  type ActionOffer,
  type ActionPlan,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { shortImages } from './receipt';
import { roundPercent } from '../format/number';
import { formatExact, Locale } from '../format/time';
import { isKey, say, Words } from '../words';

/** One line of the comparison in the dialog. */
export interface Comparison {
  label: string;
  now: string;
  /** Null: it stays as it is. */
  after: string | null;
}

/** Weight and images, now and afterwards. */
export function toComparison(plan: ActionPlan, words: Words): Comparison[] {
  const unknown = words('dialog.unknown');
  const stays = plan.weightAfter === null;
  return [
    {
      label: words('dialog.weight'),
      now: plan.weightNow === null ? unknown : percent(plan.weightNow),
      after: stays ? null : percent(plan.weightAfter ?? 0),
    },
    {
      label: words('dialog.images'),
      now: sayServes(plan.servesNow, words),
      after: stays ? null : sayImages(plan.imagesAfter, words),
    },
  ];
}

/** "1.4.1 (70 %) and 1.4.2 (30 %)"; one version alone needs no share. */
function sayServes(serves: ActionPlan['servesNow'], words: Words): string {
  if (!serves) return words('dialog.unknown');
  return serves
    .map(({ images, percent: share }) =>
      share === null || serves.length === 1
        ? sayImages(images, words)
        : `${sayImages(images, words)} (${percent(share)})`,
    )
    .join(words('dialog.and'));
}

/** Images by what tells them apart. */
export function sayImages(images: string[] | null, words: Words): string {
  return images && images.length > 0
    ? shortImages(images)
    : words('dialog.unknown');
}

function percent(value: number): string {
  return `${roundPercent(value)}\u00a0%`;
}

/** What Flagger does next; null when nothing is offered. */
export function sayConsequence(
  { verb, plan }: Pick<ActionOffer, 'verb' | 'plan'>,
  words: Words,
): string | null {
  if (!plan) return null;
  const key = `consequence.${verb}.${plan.lever}`;
  const version = sayImages(plan.version, words);
  return isKey(key) ? words(key, { ...plan.params, version }) : null;
}

/** What to mind before the click. */
export function sayWarnings(
  { warnings }: ActionPlan,
  words: Words,
  locale: Locale,
): string[] {
  return warnings.map(({ code, params }) => {
    const { until, verb } = params;
    const known = verbs.find(candidate => candidate === verb);
    return say(words, `actionWarning.${code}`, {
      ...params,
      until: typeof until === 'number' ? formatExact(until, locale) : null,
      verb: known ? words(`action.${known}`) : null,
    });
  });
}
