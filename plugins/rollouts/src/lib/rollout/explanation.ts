import type {
  Decision,
  Explanation,
  Hazard,
  Release,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import { roundPercent } from '../format/number';
import { MessageParams, say, Words } from '../words';

/** The sentence that explains a state: a bold start and the rest. */
export function explain(
  rollout: Pick<Rollout, 'explanation' | 'release'>,
  words: Words,
  locale: Locale,
): { lead: string; text: string } {
  const { code, params } = rollout.explanation;
  const lead = words(`lead.${code}`);
  // What Flagger says of it is only how it was done.
  if (code === 'failed' && endedBy(rollout)) {
    return { lead, text: words('explanation.failed.decided') };
  }
  return {
    lead,
    text: say(words, `explanation.${code}`, presentable(params, locale)),
  };
}

const ends: readonly Explanation['code'][] = [
  'failed',
  'succeeded',
  'succeeded-without-analysis',
];

/** The release that is over, where a person ended it through the portal; else null. */
export function endedBy({
  explanation,
  release,
}: Pick<Rollout, 'explanation' | 'release'>):
  | (Release & { decision: Decision })
  | null {
  const decision = release?.decision;
  return release && decision && ends.includes(explanation.code)
    ? { ...release, decision }
    : null;
}

export interface HazardView {
  code: Hazard['code'];
  severity: Hazard['severity'];
  label: string;
  title: string;
  advice: string;
  evidence: Hazard['evidence'];
}

const order = { danger: 0, warning: 1, info: 2 };

/** Hazards in words, worst first. */
export function toHazards(
  { hazards }: Rollout,
  words: Words,
  locale: Locale,
): HazardView[] {
  return [...hazards]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map(({ code, severity, params, evidence }) => ({
      code,
      severity,
      evidence,
      label: words(`hazard.label.${severity}`),
      title: say(words, `hazard.${code}`, presentable(params, locale)),
      advice: say(words, `hazard.${code}.advice`, presentable(params, locale)),
    }));
}

/** Numbers rounded, quotations without their full stop, so that they fit into a sentence. */
function presentable(
  params: Explanation['params'],
  locale: Locale,
): MessageParams {
  const shown: MessageParams = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') shown[name] = roundPercent(value);
    else if (typeof value === 'string')
      shown[name] = value.replace(/\.\s*$/, '');
    else shown[name] = value;
  }
  const seconds = params.deadlineSeconds;
  if (typeof seconds === 'number') {
    shown.deadline = formatDuration(seconds * 1000, locale);
  }
  return shown;
}
