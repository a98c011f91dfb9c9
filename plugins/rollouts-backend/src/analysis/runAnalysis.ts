import type { LoggerService } from '@backstage/backend-plugin-api';
import { hasBeenChecked } from '../domain/analysis/hasBeenChecked';
import { keepLast } from '../domain/analysis/keepLast';
import { planMetrics, templateKey } from '../domain/analysis/planMetrics';
import { reasonOf } from '../reasonOf';
import type { StoredRollout } from '../store/RolloutStore';
import type { Store } from '../store/Store';
import { wait } from '../wait';
import { Ask, evaluate } from './evaluate';
import type { TemplateReader } from './TemplateReader';

/** How soon a release that began is asked about. */
const LOOK_MS = 2_000;
/** Flagger's own floor. */
const SHORTEST_MS = 10_000;
/** Metrics of one rollout that are asked about. */
const MOST_METRICS = 30;

interface AnalysisOptions {
  cluster: string;
  store: Pick<Store, 'listRollouts' | 'saveAnalysis' | 'readAnalysis'>;
  templates: Pick<TemplateReader, 'read'>;
  /** What Flagger was started with, for Canaries that name no provider; null: not known. */
  mesh: () => Promise<string | null>;
  ask: Ask | null;
  epoch: number;
  signal: AbortSignal;
  logger: LoggerService;
  now: () => number;
  /** Called with the opaque id of a rollout about which something new is known. */
  onChanged: (rolloutId: string) => void;
}

/**
 * Asks what the metrics of every running release say, once for each check that Flagger makes, for
 * all viewers and for the record. Nothing is asked about rollouts that are at rest.
 */
export async function runAnalysis(options: AnalysisOptions): Promise<void> {
  const { cluster, store, signal, logger, now } = options;
  const askedAt = new Map<string, number>();
  while (!signal.aborted) {
    try {
      const running = await store.listRollouts({
        cluster,
        running: true,
        includeGone: false,
      });
      const due = running.filter(rollout => isDue(rollout, askedAt, now()));
      for (const rollout of due) {
        askedAt.set(rollout.id, now());
        await analyse(rollout, options);
      }
      const ids = new Set(running.map(({ id }) => id));
      [...askedAt.keys()]
        .filter(id => !ids.has(id))
        .forEach(id => askedAt.delete(id));
    } catch (error) {
      logger.warn(`Metrics could not be read: ${reasonOf(error)}`);
    }
    await wait(LOOK_MS, signal);
  }
}

function isDue(
  { id, state }: StoredRollout,
  askedAt: Map<string, number>,
  now: number,
): boolean {
  const interval = state.canary?.spec?.intervalMs ?? SHORTEST_MS;
  const last = askedAt.get(id);
  return last === undefined || now - last >= Math.max(SHORTEST_MS, interval);
}

async function analyse(
  { id, namespace, name, state, release }: StoredRollout,
  options: AnalysisOptions,
): Promise<void> {
  const { store, templates, mesh, ask, cluster, epoch, signal, now } = options;
  const { spec = null, status = null } = state.canary ?? {};
  if (!spec || !release || spec.metrics.length === 0) return;
  const limited = { ...spec, metrics: spec.metrics.slice(0, MOST_METRICS) };
  const addresses = limited.metrics.flatMap(
    metric => templateKey(metric, namespace) ?? [],
  );
  const known = await templates.read(addresses, signal);
  const at = now();
  const evaluated = await evaluate({
    planned: planMetrics(
      { namespace, name, spec: limited },
      known,
      await mesh(),
    ),
    ask,
    target: spec.target?.name ?? name,
    namespace,
    checked: status !== null && hasBeenChecked(status, spec),
    utterances: state.utterances,
    since: release.openedAt,
    now: at,
  });
  const isWhole = evaluated.every(({ result }) => result !== 'not-evaluated');
  const before = isWhole ? null : await store.readAnalysis(release.id);
  const metrics = keepLast(evaluated, before);
  const lease = { cluster, epoch };
  if (await store.saveAnalysis(release.id, { at, metrics }, lease)) {
    options.onChanged(id);
  }
}
