import type {
  ActionOffer,
  ActionPlan,
} from '@rollouts/backstage-plugin-rollouts-common';
import { shortImages } from './receipt';
import { roundPercent } from '../format/number';
import { say, Words } from '../words';

/** One line of the comparison in the dialog. */
export interface Comparison {
  label: string;
  now: string;
  after: string;
}

/** Weight and images, now and afterwards. */
export function toComparison(plan: ActionPlan, words: Words): Comparison[] {
  const unknown = words('dialog.unknown');
  const images = (list: string[] | null) =>
    list && list.length > 0 ? shortImages(list) : unknown;
  return [
    {
      label: words('dialog.weight'),
      now: plan.weightNow === null ? unknown : percent(plan.weightNow),
      after: percent(plan.weightAfter),
    },
    {
      label: words('dialog.images'),
      now: images(plan.imagesNow),
      after: images(plan.imagesAfter),
    },
  ];
}

function percent(value: number): string {
  return `${roundPercent(value)}\u00a0%`;
}

/** What Flagger does next; null when nothing is offered. */
export function sayConsequence(
  { verb, plan }: ActionOffer,
  words: Words,
): string | null {
  return plan ? words(`consequence.${verb}.${plan.lever}`, plan.params) : null;
}

/** What to mind before the click. */
export function sayWarnings({ warnings }: ActionPlan, words: Words): string[] {
  return warnings.map(({ code, params }) =>
    say(words, `actionWarning.${code}`, params),
  );
}
