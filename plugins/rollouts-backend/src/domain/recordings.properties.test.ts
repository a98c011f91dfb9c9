import { listRecordings } from '@rollouts/recordings';
import fc from 'fast-check';
import type { TimelineFact } from './fact';
import type { Observation } from './observation';
import { observationsOf, Record, replay } from './__testUtils__/replay';

const names = listRecordings();
const RUNS = { numRuns: 40 };

/** What an entry claims, without when and by whom: a mutilated record may learn it later. */
function claim({ details }: TimelineFact): string {
  switch (details.kind) {
    case 'opened':
    case 'suspended':
    case 'resumed':
    case 'gap':
      return details.kind;
    case 'closed':
      return `closed ${details.outcome}`;
    case 'check-failed':
      return `check-failed ${details.used}`;
    case 'gate-waiting':
    case 'gate-passed':
      return `${details.kind} ${details.gate}`;
    default:
      return JSON.stringify(details);
  }
}

function claims(record: Record): string[] {
  return [...record.timelines.values()].flat().map(claim);
}

/** Every claim of the mutilated history stands in the full one, gaps and "unknown" aside. */
function expectNothingInvented(mutilated: Record, full: Record) {
  const allowed = [...claims(full), 'gap', 'closed unknown'];
  const invented = claims(mutilated).filter(c => !allowed.includes(c));
  expect(invented).toEqual([]);
  expect(mutilated.releases.length).toBeLessThanOrEqual(full.releases.length);

  const causes = full.releases.map(r => r.cause?.code);
  for (const { cause } of mutilated.releases) {
    expect([...causes, 'unknown', 'not-observed', undefined]).toContain(
      cause?.code,
    );
  }
}

describe('a mutilated history invents nothing', () => {
  it.each(names)('%s without any prefix', name => {
    const observations = observationsOf(name);
    const full = replay(observations);
    for (let cut = 0; cut < observations.length; cut++) {
      expectNothingInvented(replay(observations.slice(cut)), full);
    }
  });

  it.each(names)('%s without any single observation', name => {
    const observations = observationsOf(name);
    const full = replay(observations);
    observations.forEach((_, index) => {
      const kept = observations.filter((__, i) => i !== index);
      expectNothingInvented(replay(kept), full);
    });
  });

  it.each(names)('%s without any window', name => {
    const observations = observationsOf(name);
    const full = replay(observations);
    const position = fc.nat({ max: observations.length - 1 });
    fc.assert(
      fc.property(position, position, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const mutilated = replay([
          ...observations.slice(0, from),
          gapBetween(observations[from], observations[to]),
          ...observations.slice(to),
        ]);
        expectNothingInvented(mutilated, full);
      }),
      RUNS,
    );
  });
});

function gapBetween(from: Observation, to: Observation): Observation {
  return {
    kind: 'gap',
    at: to.at,
    from: from.at,
    to: to.at,
    reason: 'watch-interrupted',
  };
}

describe('the order in which the feeds arrive makes no difference', () => {
  it.each(names)('%s', name => {
    const observations = observationsOf(name);
    const { releases, timelines } = replay(observations);
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 2 }), {
          minLength: observations.length,
          maxLength: observations.length,
        }),
        choices => {
          const merged = replay(interleave(observations, choices));
          expect(merged.releases).toEqual(releases);
          expect(merged.timelines).toEqual(timelines);
        },
      ),
      RUNS,
    );
  });
});

/** Merges the three feeds by the given choices; each feed keeps its own order. */
function interleave(
  observations: Observation[],
  choices: number[],
): Observation[] {
  const feeds: Observation[][] = [[], [], []];
  for (const observation of observations) {
    feeds[feedOf(observation)].push(observation);
  }
  const merged: Observation[] = [];
  for (const choice of choices) {
    const feed = [0, 1, 2]
      .map(i => feeds[(choice + i) % 3])
      .find(f => f.length > 0);
    const next = feed?.shift();
    if (next) merged.push(next);
  }
  return merged;
}

/** Status with its workloads and routes, events, webhook. */
function feedOf(observation: Observation): number {
  if (observation.kind !== 'said') return 0;
  return observation.feed === 'event' ? 1 : 2;
}
