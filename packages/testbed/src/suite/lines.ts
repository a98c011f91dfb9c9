import { statusOf } from '../compare/status';
import type { KubeObject } from '../kube/KubeObject';

/**
 * What the status was, one line a change: `Progressing w25 i0 f0`. Without what races before the
 * first Initialized, without times and without repeats.
 */
export function linesOf(
  changes: Array<{ type: string; object: Pick<KubeObject, 'metadata'> }>,
): string[] {
  const lines = changes.map(({ type, object }) => {
    if (type === 'DELETED') return 'deleted';
    const status = statusOf(object as KubeObject);
    if (!status) return 'no status';
    const { phase, canaryWeight, iterations, failedChecks } = status;
    return `${phase} w${canaryWeight} i${iterations} f${failedChecks}`;
  });
  return withoutRepeats(
    lines.slice(Math.max(0, lines.indexOf('Initialized w0 i0 f0'))),
  );
}

/** How often Flagger asked a closed gate is a matter of time: blue-green counts to and fro then. */
function withoutRepeats(lines: string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (line === kept.at(-1)) continue;
    kept.push(line);
    const [a, b, c, d] = kept.slice(-4);
    if (a === c && b === d) kept.splice(-2);
  }
  return kept;
}
