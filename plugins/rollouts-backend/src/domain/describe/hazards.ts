import {
  Evidence,
  Hazard,
  isInRun,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { CanarySpec, CanaryStatus } from '../observation';
import { deriveReleases } from '../said/derive';
import type { RolloutState } from '../state';
import { stuckOn } from './stuck';
import { weightOf } from './weight';

/** Dangers that the state implies, worst first. */
export function hazardsOf(state: RolloutState): Hazard[] {
  const { canary } = state;
  const { spec, status } = canary ?? {};
  if (!canary || !spec || state.goneAt !== null) return [];
  const found = [
    status && failedWithTraffic(state, spec, status),
    status && halfUpdated(state, spec, status),
    stuck(state),
    status && wedged(state, status),
    suspendedWithTraffic(state, spec),
    status && mismatch(state, status),
    skipsAnalysis(spec),
    noChecks(spec),
    spec.provider === 'kubernetes' && fictitious(),
  ];
  return found.filter((hazard): hazard is Hazard => Boolean(hazard));
}

const fromStatus = (text: string, at: number | null): Evidence => ({
  source: 'status',
  text,
  at,
});

const unheard = ({ target }: CanarySpec): Evidence => ({
  source: 'workload',
  text: `${target?.name}-primary: whether its pods are ready is not known`,
  at: null,
});

function failedWithTraffic(
  state: RolloutState,
  spec: CanarySpec,
  status: CanaryStatus,
): Hazard | null {
  if (status.phase !== 'Failed') return null;
  // Provider kubernetes shifts no traffic: its 100 is fictitious.
  if (spec.provider === 'kubernetes') return null;
  const share = shareAfterFailure(state, spec, status);
  if (!share) return null;
  const ready = state.primary?.ready;
  const isRepaired = ready ?? false;
  return {
    code: isRepaired ? 'primary-repaired' : 'traffic-on-canary-after-failure',
    severity: isRepaired ? 'warning' : 'danger',
    params: { weight: share },
    evidence: [
      fromStatus(
        `phase Failed, canaryWeight ${status.canaryWeight}`,
        status.phaseSince,
      ),
      ...(state.primary && ready === undefined ? [unheard(spec)] : []),
    ],
  };
}

/** With A/B testing the canary's rule stands at 100 all the time: only the status tells. */
function shareAfterFailure(
  state: RolloutState,
  spec: CanarySpec,
  status: CanaryStatus,
): number {
  const weight = weightOf(state);
  return weight.source === 'route' && spec.strategy !== 'ab-testing'
    ? weight.value ?? 0
    : status.canaryWeight;
}

/**
 * The new revision was copied to the primary and the release failed all the same: always before
 * Flagger 1.44 when the primary did not become ready, later when the canary broke meanwhile.
 */
function halfUpdated(
  state: RolloutState,
  spec: CanarySpec,
  status: CanaryStatus,
): Hazard | null {
  if (status.phase !== 'Failed') return null;
  if (failedWithTraffic(state, spec, status)) return null;
  const copied = promotedIn(state);
  return copied
    ? {
        code: 'primary-half-updated',
        severity: 'danger',
        params: {},
        evidence: [
          {
            source: 'history',
            text: 'copied to the primary before it failed',
            at: copied.at,
          },
        ],
      }
    : null;
}

/** When the newest release was copied to the primary; null: it was not. */
function promotedIn(state: RolloutState): { at: number } | null {
  const entries = deriveReleases(state).at(-1)?.entries ?? [];
  return entries.find(({ details }) => details.kind === 'promoted') ?? null;
}

function stuck(state: RolloutState): Hazard | null {
  const reason = stuckOn(state);
  return reason
    ? {
        code: 'stuck',
        severity: 'warning',
        params: { reason: reason.message, count: reason.count },
        evidence: [
          { source: 'event', text: reason.message, at: reason.lastAt },
        ],
      }
    : null;
}

/** A revision that arrived in a failed tick was taken note of and will never start. */
function wedged(state: RolloutState, status: CanaryStatus): Hazard | null {
  const last = state.releases.at(-1)?.release;
  if (status.phase !== 'Failed' || !last || last.revision === null) return null;
  const swallowed =
    status.lastAppliedSpec !== '' &&
    status.lastAppliedSpec !== status.lastPromotedSpec &&
    status.lastAppliedSpec !== last.revision;
  return swallowed
    ? {
        code: 'wedged',
        severity: 'warning',
        params: {},
        evidence: [
          fromStatus(
            `lastAppliedSpec ${status.lastAppliedSpec}, the failed release was ${last.revision}`,
            status.lastTransitionTime,
          ),
        ],
      }
    : null;
}

function suspendedWithTraffic(
  state: RolloutState,
  spec: CanarySpec,
): Hazard | null {
  const weight = weightOf(state).value;
  const running = isInRun(state.canary?.status?.phase);
  return spec.suspend && running && weight
    ? {
        code: 'suspended-with-canary-traffic',
        severity: 'warning',
        params: { weight },
        evidence: [{ source: 'spec', text: 'suspend: true', at: null }],
      }
    : null;
}

function mismatch(state: RolloutState, status: CanaryStatus): Hazard | null {
  const route = state.route?.canaryWeight;
  const telling =
    status.phase === 'Progressing' &&
    state.canary?.spec?.strategy === 'canary' &&
    status.canaryWeight > 0;
  if (!telling || route === null || route === undefined) return null;
  // Route and status are written one after the other in a tick: only a whole step apart is odd.
  return route === 0 || Math.abs(route - status.canaryWeight) > 50
    ? {
        code: 'weight-mismatch',
        severity: 'warning',
        params: { route, status: status.canaryWeight },
        evidence: [
          fromStatus(
            `canaryWeight ${status.canaryWeight}`,
            status.lastTransitionTime,
          ),
          {
            source: 'route',
            text: `${state.route?.object}: ${route} %`,
            at: null,
          },
        ],
      }
    : null;
}

function skipsAnalysis(spec: CanarySpec): Hazard | null {
  return spec.skipAnalysis
    ? {
        code: 'skips-analysis',
        severity: 'warning',
        params: {},
        evidence: [{ source: 'spec', text: 'skipAnalysis: true', at: null }],
      }
    : null;
}

function noChecks(spec: CanarySpec): Hazard | null {
  const hooks = spec.webhooks.filter(hook => hook.type === 'rollout');
  return spec.metrics.length === 0 && hooks.length === 0 && !spec.skipAnalysis
    ? { code: 'no-checks', severity: 'info', params: {}, evidence: [] }
    : null;
}

function fictitious(): Hazard {
  return {
    code: 'fictitious-weight',
    severity: 'info',
    params: {},
    evidence: [{ source: 'spec', text: 'provider: kubernetes', at: null }],
  };
}
