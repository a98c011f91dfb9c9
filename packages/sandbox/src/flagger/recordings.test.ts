import { listRecordings, loadRecording } from '@rollouts/recordings';
import { act } from './testing/act';
import { lettered } from './testing/history';
import { hookLine, recordedHistory } from './testing/recorded';
import { World } from './testing/World';

/** Drives the sandbox through the same outside actions at the same moments. */
async function imitate(name: string) {
  const records = loadRecording(name);
  const canary = records.find(r => r.source === 'canaries');
  if (canary?.source !== 'canaries') throw new Error('no Canary');
  const start =
    Date.parse(String(canary.object.metadata.creationTimestamp)) - 1_000;
  const world = new World(name, start);
  await world.load(records);
  for (const record of records) {
    if (record.source !== 'action') continue;
    await world.clock.advanceTo(start + 1_000 + (record.t - canary.t) * 1_000);
    act(world, record.action);
  }
  // The recording ends between two ticks: so does the imitation.
  const end = records
    .filter(r => r.source !== 'prometheus' && r.source !== 'flagger-metrics')
    .at(-1);
  const last = end?.t ?? 0;
  await world.clock.advanceTo(start + 1_000 + (last - canary.t + 2) * 1_000);
  return { world, recorded: recordedHistory(records) };
}

/** Readiness right after creation is a race of two controllers, on the real thing as well. */
function settled(lines: string[]): string[] {
  return lines.filter(
    line =>
      !line.includes('observed deployment generation less than desired') &&
      !/^no status|^Initializing/.test(line),
  );
}

describe('the sandbox behaves like the real Flagger', () => {
  it.each(listRecordings())('%s', async name => {
    const { world, recorded } = await imitate(name);
    const { statuses, events, routes, hooks } = world.history;

    expect(lettered(settled(statuses))).toEqual(
      lettered(settled(recorded.statuses)),
    );
    expect(routes).toEqual(recorded.routes);
    expect(lettered(settled(hooks.map(hookLine)))).toEqual(
      lettered(settled(recorded.hooks.map(hookLine))),
    );
    expect(settled(events)).toEqual(settled(recorded.events));
  });
});
