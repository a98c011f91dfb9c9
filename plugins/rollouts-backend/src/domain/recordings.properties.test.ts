import { listRecordings } from '@rollouts/recordings';
import fc from 'fast-check';
import type { TimelineFact } from './fact';
import type { Observation } from './observation';
import {
  emptyRecord,
  observationsOf,
  Replayed,
  replay,
} from './__testUtils__/replay';

const names = listRecordings();
const RUNS = { numRuns: 40 };

/**
 * A recording without the many writes of a workload's status, which say what was said before: what
 * is lost below is then lost for good, and the suite is quicker.
 */
function storyOf(name: string): Observation[] {
  const last = new Map<string, string>();
  return observationsOf(name).filter(observation => {
    if (observation.kind !== 'workload') return true;
    const said = JSON.stringify({ ...observation, at: 0 });
    const isNew = last.get(observation.role) !== said;
    last.set(observation.role, said);
    return isNew;
  });
}

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

function claims(record: Replayed): string[] {
  return [...record.timelines.values()].flat().map(claim);
}

const causes = ({ releases }: Replayed): string[] =>
  releases.map(({ cause }) => `cause ${cause?.code}`);

const UNKNOWN = [
  'gap',
  'closed unknown',
  'cause unknown',
  'cause not-observed',
  'cause undefined',
];

/** What a mutilated history claims beyond the full one, gaps and "unknown" aside. */
function inventions(mutilated: Replayed, full: Replayed): string[] {
  const allowed = new Set([...claims(full), ...causes(full), ...UNKNOWN]);
  return [
    ...[...claims(mutilated), ...causes(mutilated)].filter(
      claimed => !allowed.has(claimed),
    ),
    ...mutilated.releases
      .slice(full.releases.length)
      .map(({ number }) => `release ${number}`),
  ];
}

/** The record after 0, 1, 2 … observations. */
function growing(observations: Observation[]): Replayed[] {
  return observations.reduce(
    (records, observation) => [
      ...records,
      replay([observation], records[records.length - 1]),
    ],
    [emptyRecord],
  );
}

describe('a mutilated history invents nothing', () => {
  it.each(names)('%s without any prefix', name => {
    const observations = storyOf(name);
    const full = replay(observations);

    const invented = observations.map((_, cut) =>
      inventions(replay(observations.slice(cut)), full),
    );

    expect(invented.flat()).toEqual([]);
  });

  it.each(names)('%s without any single observation', name => {
    const observations = storyOf(name);
    const records = growing(observations);
    const full = records[records.length - 1];

    const invented = observations.map((_, lost) =>
      inventions(replay(observations.slice(lost + 1), records[lost]), full),
    );

    expect(invented.flat()).toEqual([]);
  });

  it.each(names)('%s without any window', name => {
    const observations = storyOf(name);
    const records = growing(observations);
    const full = records[records.length - 1];
    const position = fc.nat({ max: observations.length - 1 });

    const property = fc.property(position, position, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const rest = [
        gapBetween(observations[from], observations[to]),
        ...observations.slice(to),
      ];
      expect(inventions(replay(rest, records[from]), full)).toEqual([]);
    });
    fc.assert(property, RUNS);
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
    const observations = storyOf(name);
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
