import type { Utterance } from '../state';
import { saidOf } from './flaggerSays';
import type { PlannedMetric } from './planMetrics';

type Named = Pick<PlannedMetric, 'name' | 'kind' | 'intervalMs'>;

/** Built-in and inline metrics are asked first, in the order of the spec, then those of templates. */
function inOrderOfFlagger<M extends Named>(metrics: M[]): M[] {
  const isTemplate = ({ kind }: M) => kind === 'template';
  return [
    ...metrics.filter(metric => !isTemplate(metric)),
    ...metrics.filter(isTemplate),
  ];
}

/**
 * For each metric that Flagger did not get to in its last check, the one at which the check ended:
 * the first that fails ends it. Empty when nothing failed within one and a half intervals.
 */
export function notReached(
  metrics: Named[],
  context: { utterances: Utterance[]; since: number; now: number },
): Map<string, string> {
  const ordered = inOrderOfFlagger(metrics);
  const failures = ordered.flatMap((metric, index) => {
    const said = saidOf(metric.name, context.utterances, context.since);
    const isRecent =
      said !== null && context.now - said.at < 1.5 * metric.intervalMs;
    return isRecent ? [{ index, at: said.at, name: metric.name }] : [];
  });
  const [last] = failures.sort((a, b) => b.at - a.at);
  if (!last) return new Map();
  return new Map(
    ordered.slice(last.index + 1).map(({ name }) => [name, last.name]),
  );
}
