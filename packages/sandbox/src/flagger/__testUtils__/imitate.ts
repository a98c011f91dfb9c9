import { loadRecording } from '@rollouts/recordings';
import type { RecordingRecord } from '@rollouts/recordings';
import { act } from './act';
import { Entry } from './Journal';
import { beginningOf, recordedEntries } from './recorded';
import { unrecorded } from './unrecorded';
import { World } from './World';

/** The same thing of both. */
interface Pair<T> {
  imitated: T;
  recorded: T;
}

/** Drives the sandbox through the same outside actions at the same moments as a recording. */
export async function imitate(
  name: string,
): Promise<Pair<Entry[]> & { series: Pair<string[]> }> {
  const records = loadRecording(name);
  const { createdAt, firstTickAt } = beginningOf(records);
  const startAt = bornAt(records) - 1_000;
  const world = new World({
    namespace: name,
    startAt,
    firstTickMs: (firstTickAt - createdAt) * 1_000,
  });
  const clockAt = (t: number) => startAt + 1_000 + (t - createdAt) * 1_000;
  await world.load(records);
  for (const { t, run } of doingsOf(name, records)) {
    await world.clock.advanceTo(clockAt(t));
    run(world);
  }
  await world.clock.advanceTo(clockAt(endOf(records)));
  return {
    imitated: world.journal,
    recorded: recordedEntries(records),
    series: {
      imitated: world.flagger.renderMetrics().split('\n'),
      recorded: lastScrape(records),
    },
  };
}

/**
 * Flagger's own metrics as they were read last. One Flagger served several recordings, some of the
 * same name: what its counters had before this one is taken off.
 */
function lastScrape(records: RecordingRecord[]): string[] {
  const scrapes = records.flatMap(record =>
    record.source === 'flagger-metrics' ? [record.lines] : [],
  );
  const before = new Map((scrapes[0] ?? []).map(seriesOf));
  return (scrapes.at(-1) ?? []).map(line => {
    const [key, value] = seriesOf(line);
    const isCounter = /^flagger_canary_(successes|failures)_total/.test(key);
    return isCounter ? `${key} ${value - (before.get(key) ?? 0)}` : line;
  });
}

function seriesOf(line: string): [string, number] {
  const at = line.lastIndexOf(' ');
  return [line.slice(0, at), Number(line.slice(at + 1))];
}

function doingsOf(name: string, records: RecordingRecord[]) {
  const recorded = records.flatMap(record =>
    record.source === 'action'
      ? [{ t: record.t, run: (world: World) => act(world, record.action) }]
      : [],
  );
  return [...recorded, ...unrecorded(name, records)].sort((a, b) => a.t - b.t);
}

/** Objects carry whole seconds only, but Flagger's first word has milliseconds. */
function bornAt(records: RecordingRecord[]): number {
  const word = records.find(r => r.source === 'hook');
  if (word?.source !== 'hook') throw new Error('Flagger never said a word');
  const { createdAt } = beginningOf(records);
  return Number(word.body.metadata?.timestamp) - (word.t - createdAt) * 1_000;
}

/** The recorder stopped between two ticks, right after what it saw last. */
function endOf(records: RecordingRecord[]): number {
  const seen = records.filter(
    ({ source }) => source !== 'prometheus' && source !== 'flagger-metrics',
  );
  return (seen.at(-1)?.t ?? 0) + 2;
}
