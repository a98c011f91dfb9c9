import type { Scenario } from '../scenarios/Scenario';
import type { StartWorld } from '../world/World';
import { inTheatre } from './inTheatre';
import { isWorthAnother } from './isWorthAnother';
import { playScenario } from './playScenario';
import type { Result } from './Result';
import type { Theatre } from './Theatre';
import { isPlayedWith } from './thenFor';

interface SuiteOptions {
  startWorld: StartWorld;
  scenarios: Scenario[];
  /** Below it are configuration, database and log of each world's portal, until the next run. */
  folder: string;
  /** Told of each scenario that is over. */
  onResult: (result: Result) => void;
  report: (message: string) => void;
}

/** Plays the scenarios in one world with a portal of its own. */
export function runSuite(options: SuiteOptions): Promise<Result[]> {
  return inTheatre(
    { ...options, portalOf: async ({ clusters }) => ({ clusters }) },
    theatre => playAll(options, theatre),
  );
}

/** As many at once as the world allows; what disturbs everybody comes last and alone. */
async function playAll(
  { scenarios, onResult }: SuiteOptions,
  theatre: Theatre,
): Promise<Result[]> {
  const results = new Map<Scenario, Result>();
  const play = async (scenario: Scenario) => {
    const plays = (results.get(scenario)?.plays ?? 0) + 1;
    const result = await playScenario(scenario, theatre, plays);
    results.set(scenario, result);
    onResult(result);
  };
  const { stagesAtOnce, versions } = theatre.world;
  const played = scenarios.filter(one => isPlayedWith(one, versions.flagger));
  const waiting = played.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await play(next);
    }
  };
  await Promise.all(Array.from({ length: stagesAtOnce }, lane));
  for (const scenario of played.filter(({ alone }) => alone)) {
    await play(scenario);
  }
  for (const [scenario, result] of results) {
    if (isWorthAnother(result)) await play(scenario);
  }
  return [...results.values()];
}
