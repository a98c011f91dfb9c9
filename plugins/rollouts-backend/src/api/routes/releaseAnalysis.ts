import { toHistory } from '../../domain/analysis/toHistory';
import { findRelease } from '../findRelease';
import type { Handler } from '../handler';

const USUAL_STEP_MS = 60_000;

export const releaseAnalysis: Handler<'releaseAnalysis'> = async (
  query,
  access,
  { store, now },
) => {
  const { timeline } = await findRelease(store, query.id, access);
  const [kept, samples] = await Promise.all([
    store.readAnalysis(query.id),
    store.listSamples(query.id),
  ]);
  const metrics = kept?.metrics ?? [];
  return {
    now: now(),
    stepMs: metrics[0]?.intervalMs ?? USUAL_STEP_MS,
    metrics: toHistory(metrics, samples, timeline),
  };
};
