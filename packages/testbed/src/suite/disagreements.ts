import { hasPassed, Result } from './Result';

/** A scenario that did not go alike everywhere. */
export interface Disagreement {
  scenario: string;
  words: string;
}

/**
 * What the worlds tell differently of one scenario: the sequence of the status, also as it was
 * recorded, and the portal's timelines. Scenarios that failed are not compared: they are known.
 *
 * @param recorded null where nobody recorded it
 */
export function disagreementsOf(
  results: Result[],
  recorded: (scenario: string) => string[] | null,
): { compared: number; disagreements: Disagreement[] } {
  const disagreements: Disagreement[] = [];
  let compared = 0;
  const compare = (
    scenario: string,
    [one, is]: [string, string[]],
    [other, wanted]: [string, string[]],
  ) => {
    compared += 1;
    const at = firstDifference(is, wanted);
    if (at === null) return;
    const words = `${one} "${is[at] ?? 'nothing'}", ${other} "${
      wanted[at] ?? 'nothing'
    }" after "${wanted[at - 1] ?? 'nothing'}"`;
    disagreements.push({ scenario, words });
  };
  const known = results.filter(hasPassed);
  for (const { scenario, world, lines, timelines } of known) {
    const record = recorded(scenario);
    if (record) compare(scenario, [world, lines], ['recording', record]);
    const other = known.find(
      result => result.scenario === scenario && result.world !== world,
    );
    if (!other || world === 'testbed') continue;
    compare(scenario, [world, lines], [other.world, other.lines]);
    compare(
      scenario,
      [`portal at ${world}`, timelines.flat()],
      [`portal at ${other.world}`, other.timelines.flat()],
    );
  }
  return { compared, disagreements };
}

function firstDifference(left: string[], right: string[]): number | null {
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i++) if (left[i] !== right[i]) return i;
  return null;
}
