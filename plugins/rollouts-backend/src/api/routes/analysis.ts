import {
  isInRun,
  MetricCheck,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  isUnanswered,
  metricsSource,
  MetricsServer,
} from '../../domain/analysis/metricsSource';
import { planMetrics } from '../../domain/analysis/planMetrics';
import type { AnalysisStore, StoredAnalysis } from '../../store/AnalysisStore';
import type { StoredRollout } from '../../store/RolloutStore';
import { findRollout } from '../findRollout';
import type { Handler } from '../handler';

export const analysis: Handler<'analysis'> = async (
  query,
  access,
  { store, metricsServerOf, now },
) => {
  const rollout = await findRollout(store, query, access);
  const { release, state } = rollout;
  const kept = release && (await store.readAnalysis(release.id));
  const isRunning =
    state.goneAt === null &&
    isInRun(state.canary?.status?.phase) &&
    release?.closedAt === null;
  const planned = metricsAtRest(rollout, kept);
  const server = metricsServerOf(rollout.cluster);
  return {
    now: now(),
    // What is not asked cannot fail.
    sources:
      isRunning && kept && server
        ? [await sourceOf(server, store, release.id, kept)]
        : [],
    analysis: {
      state: stateOf(planned.length, isRunning),
      evaluatedAt: isRunning ? kept?.at ?? null : null,
      metrics: isRunning && kept ? kept.metrics : planned,
    },
  };
};

async function sourceOf(
  server: MetricsServer,
  store: Pick<AnalysisStore, 'listSamples'>,
  releaseId: string,
  kept: StoredAnalysis,
) {
  const samples = isUnanswered(kept) ? await store.listSamples(releaseId) : [];
  return metricsSource(server, kept, samples.at(-1)?.at ?? null);
}

function stateOf(metrics: number, isRunning: boolean) {
  if (metrics === 0) return 'none' as const;
  return isRunning ? ('running' as const) : ('idle' as const);
}

/** What would be asked, without any value: what was last rendered is used where it is known. */
function metricsAtRest(
  { namespace, name, state }: StoredRollout,
  kept: StoredAnalysis | null,
): MetricCheck[] {
  const spec = state.canary?.spec;
  if (!spec) return [];
  return planMetrics({ namespace, name, spec }, new Map(), null).map(
    ({ factor: _, ...planned }) => {
      const last = kept?.metrics.find(({ name: m }) => m === planned.name);
      return {
        ...planned,
        ...(last && {
          provider: last.provider,
          query: last.query,
          primaryQuery: last.primaryQuery,
        }),
        canary: null,
        primary: null,
        result: 'not-evaluated',
        last: null,
        margin: null,
        problems: [],
        flagger: {
          reading: null,
          text: null,
          at: null,
          notReachedAfter: null,
          differs: false,
        },
      };
    },
  );
}
