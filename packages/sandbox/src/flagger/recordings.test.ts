import { listRecordings } from '@rollouts/recordings';
import { imitate } from './__testUtils__/imitate';
import type { Entry, Feed } from './__testUtils__/Journal';

const INTERVAL_MS = 10_000;
/** Ticks are late by milliseconds, never early. */
const EARLY_MS = 1_000;
/** No status in the recordings arrives later than this after the hook that follows it. */
const DELIVERY_MS = 6;

/** The number of the tick after which it happened; the first is 0. */
function tickOf({ at }: Entry): number {
  return Math.floor((at + EARLY_MS) / INTERVAL_MS);
}

/** Opaque hashes become letters in order of appearance: only equality means anything. */
function lettered(lines: string[]): string[] {
  const letters = new Map<string, string>();
  return lines.map(line =>
    line.replace(/\b[4-9bcdf]{6,10}\b/g, hash => {
      const letter =
        letters.get(hash) ?? String.fromCharCode(97 + letters.size);
      letters.set(hash, letter);
      return letter;
    }),
  );
}

/**
 * Without what the first tick races against: the deployment controller may or may not have seen the
 * new primary when Flagger asks, on the real thing as well.
 */
function settled(entries: Entry[]): Entry[] {
  return entries.filter(
    ({ feed, line }) =>
      !line.includes('observed deployment generation less than desired') &&
      !(feed === 'status' && /^no status|^Initializing/.test(line)),
  );
}

function linesOf(entries: Entry[], feed: Feed): string[] {
  const chosen = settled(entries).filter(entry => entry.feed === feed);
  return lettered(chosen.map(entry => `${tickOf(entry)} ${entry.line}`));
}

/** Status, routes and hooks as one sequence, each feed with its own letters. */
function sequenceOf(entries: Entry[]): Entry[] {
  const feeds: Feed[] = ['status', 'route', 'hook'];
  const lines = new Map(feeds.map(feed => [feed, linesOf(entries, feed)]));
  return settled(entries).flatMap(entry => {
    const line = lines.get(entry.feed)?.shift();
    // Collecting a deleted Canary's garbage takes Kubernetes some time, and the sandbox none.
    const collected = entry.feed === 'route' && entry.line === 'deleted';
    return line === undefined || collected ? [] : [{ ...entry, line }];
  });
}

/**
 * The recording in the order of the imitation where it cannot tell: a watch delivers up to some
 * milliseconds after the hook that was called later.
 */
function arranged(recorded: Entry[], imitated: Entry[]): string[] {
  const result = [...recorded];
  imitated.forEach(({ line }, i) => {
    const [here, next] = result.slice(i, i + 2);
    const swappable =
      next && here.line !== line && next.line === line && near(here, next);
    if (swappable) result.splice(i, 2, next, here);
  });
  return result.map(entry => entry.line);
}

function near(a: Entry, b: Entry): boolean {
  return (
    (a.feed === 'hook') !== (b.feed === 'hook') &&
    Math.abs(a.at - b.at) <= DELIVERY_MS
  );
}

/** Workloads repeat themselves while they roll: only a change of what is wanted counts. */
function workloadLines(entries: Entry[]): string[] {
  const last = new Map<string, string>();
  const changes = entries.filter(({ feed, line }) => {
    if (feed !== 'workload') return false;
    const [name] = line.split(' ');
    const same = last.get(name) === line;
    last.set(name, line);
    return !same;
  });
  // The first is the target's creation, which is not Flagger's doing.
  return changes.slice(1).map(entry => `${tickOf(entry)} ${entry.line}`);
}

/** Without how long ticks took, and without readings: the recorder's requests were counted. */
function comparable(lines: string[]): string[] {
  return lines
    .filter(line => line.includes('namespace="'))
    .filter(line => !line.startsWith('flagger_canary_duration'))
    .map(line => line.replace(/^(flagger_canary_metric_analysis.*) .*/, '$1'))
    .sort();
}

describe.each(listRecordings())('%s', name => {
  const runs = imitate(name);

  it.each<[Feed]>([['status'], ['route'], ['hook'], ['event']])(
    'has the same %s lines at the same ticks',
    async feed => {
      const { imitated, recorded } = await runs;
      expect(linesOf(imitated, feed)).toEqual(linesOf(recorded, feed));
    },
  );

  it('ends with the same metrics of its own', async () => {
    const { series } = await runs;
    expect(comparable(series.imitated)).toEqual(comparable(series.recorded));
  });

  it('scales and updates the workloads alike', async () => {
    const { imitated, recorded } = await runs;
    expect(workloadLines(imitated)).toEqual(workloadLines(recorded));
  });

  it('writes status and routes and calls hooks in the same order', async () => {
    const runsOf = await runs;
    const imitated = sequenceOf(runsOf.imitated);
    const recorded = sequenceOf(runsOf.recorded);
    expect(imitated.map(entry => entry.line)).toEqual(
      arranged(recorded, imitated),
    );
  });
});
