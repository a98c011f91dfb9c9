import { NotFoundError } from '@backstage/errors';
import { toHistory } from '../../domain/analysis/toHistory';
import type { Handler } from '../handler';

const USUAL_STEP_MS = 60_000;

export const releaseAnalysis: Handler<'releaseAnalysis'> = async (
  query,
  access,
  { store, now },
) => {
  const found = await store.readRelease(query.id);
  const [rollout] = found
    ? await store.listRollouts({
        ids: [found.rolloutId],
        criteria: access.criteria,
      })
    : [];
  if (!found || !rollout) {
    throw new NotFoundError(`There is no release ${query.id}`);
  }
  const [kept, samples] = await Promise.all([
    store.readAnalysis(query.id),
    store.listSamples(query.id),
  ]);
  const metrics = kept?.metrics ?? [];
  return {
    now: now(),
    stepMs: metrics[0]?.intervalMs ?? USUAL_STEP_MS,
    metrics: toHistory(metrics, samples, found.timeline),
  };
};
