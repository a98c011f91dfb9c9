import type {
  Evidence,
  Explanation,
  HazardCode,
} from '@rollouts/backstage-plugin-rollouts-common';
import { hazardsOf } from '../describe/hazards';
import { newestOf } from '../said/utterances';
import { Facts, lastOf } from './facts';
import { sentence } from './sentence';

/** The sentence for a phase in which nothing runs. */
export function explainEnd(facts: Facts): Explanation {
  switch (facts.status.phase) {
    case 'Initializing':
      return sentence('initializing', {}, newestWarning(facts));
    case 'Initialized':
      return sentence('initialized');
    case 'Succeeded':
      return succeeded(facts);
    case 'Failed':
      return failed(facts);
    default:
      return sentence('terminating');
  }
}

function newestWarning({ state }: Facts): Evidence[] {
  const newest = newestOf(state.utterances, u => u.severity === 'warning');
  return newest ? [{ source: 'event', ...newest }] : [];
}

function succeeded({ timeline }: Facts): Explanation {
  const closed = lastOf(timeline, 'closed');
  return closed?.details.cause.code === 'analysis-skipped'
    ? sentence('succeeded-without-analysis')
    : sentence('succeeded');
}

function failed({ state, timeline }: Facts): Explanation {
  const closed = lastOf(timeline, 'closed');
  const reason = closed?.details.cause.text ?? null;
  const evidence: Evidence[] =
    closed && reason ? [{ source: 'event', text: reason, at: closed.at }] : [];
  const hazards = hazardsOf(state);
  const find = (...wanted: HazardCode[]) =>
    hazards.find(({ code }) => wanted.includes(code));
  const half = find('primary-half-updated');
  if (half) {
    const both = [...evidence, ...half.evidence];
    return sentence('failed-while-promoting', { reason }, both);
  }
  const danger = find('traffic-on-canary-after-failure', 'primary-repaired');
  return danger
    ? sentence(
        'failed-with-traffic-on-canary',
        { reason, weight: danger.params.weight },
        [...evidence, ...danger.evidence],
      )
    : sentence('failed', { reason }, evidence);
}
