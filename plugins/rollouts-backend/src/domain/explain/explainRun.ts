import type {
  Evidence,
  Explanation,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isWaiting, nextWeight } from '../ladder/ladder';
import { canaryUnready } from '../describe/canaryUnready';
import { weightOf } from '../describe/weight';
import { Facts, lastOf } from './facts';
import { sentence } from './sentence';

/** The sentence for a phase of a run; null when nothing runs. */
export function explainRun(facts: Facts): Explanation | null {
  const { spec, status, state } = facts;
  if (spec.suspend && status.phase !== 'Terminating') {
    return sentence('suspended', { weight: weightOf(state).value }, [
      { source: 'spec', text: 'suspend: true', at: null },
    ]);
  }
  switch (status.phase) {
    case 'Waiting':
      return waiting(facts);
    case 'Progressing':
      return progressing(facts);
    case 'WaitingPromotion':
      return notReady(facts) ?? promotionApproval(facts);
    case 'Promoting':
      return promoting(facts);
    case 'Finalising':
      return sentence('finalising');
    default:
      return null;
  }
}

function waiting(facts: Facts): Explanation {
  const gate = gateName(facts, 'confirm-rollout');
  return gate
    ? sentence('waiting-for-rollout-approval', { gate })
    : sentence('waiting');
}

/** Blue-green asks twice: before all traffic goes to the canary, and again before the copy. */
function promotionApproval(facts: Facts): Explanation {
  const gate = 'confirm-promotion';
  const newest = facts.timeline
    .filter(({ details }) => 'gate' in details && details.gate === gate)
    .at(-1);
  return sentence(
    newest?.details.kind === 'gate-passed'
      ? 'promotion-approved'
      : 'waiting-for-promotion-approval',
    { gate: gateName(facts, gate), weight: weightOf(facts.state).value },
  );
}

function gateName(facts: Facts, type: string): string | null {
  const said = lastOf(facts.timeline, 'gate-waiting');
  if (said?.details.gate === type && said.details.name) {
    return said.details.name;
  }
  return facts.spec.webhooks.find(hook => hook.type === type)?.name ?? null;
}

function promoting({ state, spec }: Facts): Explanation {
  const weight = weightOf(state).value;
  return spec.stepWeightPromotion > 0 && weight !== null
    ? sentence('promoting-stepwise', { primaryWeight: 100 - weight })
    : sentence('promoting');
}

function progressing(facts: Facts): Explanation {
  return (
    notReady(facts) ??
    trafficIncrease(facts) ??
    failedCheck(facts) ??
    step(facts)
  );
}

function notReady({ state, spec }: Facts): Explanation | null {
  const words = canaryUnready(state);
  return words
    ? sentence(
        'canary-not-ready',
        {
          reason: words.text,
          deadlineSeconds: spec.progressDeadlineSeconds,
        },
        [{ source: 'event', ...words }],
      )
    : null;
}

function trafficIncrease(facts: Facts): Explanation | null {
  const gate = 'confirm-traffic-increase';
  if (!isWaiting(gate, facts.timeline)) return null;
  return sentence('waiting-for-traffic-increase', {
    gate: gateName(facts, gate),
    weight: weightOf(facts.state).value,
  });
}

/** Held: the newest thing that happened is a failed check. */
function failedCheck({ status, spec, timeline }: Facts): Explanation | null {
  const failed = lastOf(timeline, 'check-failed');
  const moved = Math.max(
    lastOf(timeline, 'weight')?.at ?? 0,
    lastOf(timeline, 'iteration')?.at ?? 0,
  );
  if (!failed || failed.at <= moved || status.failedChecks === 0) return null;
  const evidence: Evidence[] = [
    {
      source: 'event',
      text: failed.details.text ?? `failedChecks ${failed.details.used}`,
      at: failed.at,
    },
  ];
  return sentence(
    'held-by-failed-check',
    {
      reason: failed.details.text,
      used: failed.details.used,
      limit: spec.threshold,
    },
    evidence,
  );
}

function step({ spec, status }: Facts): Explanation {
  if (spec.strategy !== 'canary') {
    return status.iterations > 0
      ? sentence('progressing-iteration', {
          iteration: Math.min(status.iterations, spec.iterations),
          iterations: spec.iterations,
        })
      : sentence('scaling-up');
  }
  const weight = status.canaryWeight;
  if (weight === 0) return sentence(spec.mirror ? 'mirroring' : 'scaling-up');
  const next = nextWeight(spec, weight);
  return next === null
    ? sentence('progressing-last-weight', { weight })
    : sentence('progressing-weight', { weight, nextWeight: next });
}
