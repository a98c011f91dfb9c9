import { observationsOf } from '../__testUtils__/replay';
import { aSpec, seen } from '../__testUtils__/story';
import { hasBeenChecked } from './hasBeenChecked';

/** Status by status until the first that proves a check, as `weight/iterations/failedChecks phase`. */
function untilChecked(recording: string): string[] {
  const lines: string[] = [];
  for (const observation of observationsOf(recording)) {
    if (observation.kind !== 'canary') continue;
    const { status, spec } = observation.canary;
    if (!status || !spec) continue;
    const { phase, canaryWeight, iterations, failedChecks } = status;
    const line = `${phase} ${canaryWeight}/${iterations}/${failedChecks}`;
    if (lines.at(-1) !== line) lines.push(line);
    if (hasBeenChecked(status, spec)) return lines.slice(-2);
  }
  return [];
}

describe('a run has been checked', () => {
  it.each([
    ['weighted-success', 'Progressing 25/0/0', 'Progressing 50/0/0'],
    ['weighted-metric-failure', 'Progressing 25/0/0', 'Progressing 25/0/1'],
    ['blue-green', 'Progressing 0/1/0', 'Progressing 0/2/0'],
    ['ab-testing', 'Progressing 0/1/0', 'Progressing 0/2/0'],
    [
      'step-weights-with-promotion-steps',
      'Progressing 5/0/0',
      'Progressing 20/0/0',
    ],
  ])('in %s after %s, at %s', (recording, before, at) => {
    expect(untilChecked(recording)).toEqual([before, at]);
  });

  it('when it waits for its promotion, where Flagger writes no weight', () => {
    const { status } = seen(60, 'WaitingPromotion', {
      status: { iterations: -1 },
    }).canary;
    expect(hasBeenChecked(status!, aSpec)).toBe(true);
  });
});
