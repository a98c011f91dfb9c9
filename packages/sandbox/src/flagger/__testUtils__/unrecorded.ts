import type { RecordingRecord } from '@rollouts/recordings';
import type { CanaryStatus } from '../canary';
import type { World } from './World';

/** Something done to the world at a second of the recording. */
export interface Doing {
  t: number;
  run: (world: World) => void;
}

type Status = Partial<CanaryStatus>;

/** What the recorder changed without leaving a line; found by what it waited for. */
const UNRECORDED: Record<
  string,
  (when: (holds: (status: Status) => boolean) => number) => Doing[]
> = {
  // The query was replaced by one for a series that nobody exports.
  'no-traffic': when => [
    {
      t: when(status => status.phase === 'Initialized') + 1,
      run: world =>
        world.traffic.set(world.namespace, 'podinfo', { idle: true }),
    },
  ],
  'retry-after-failure': when => [
    {
      t: when(status => status.canaryWeight === 25) + 1,
      run: world =>
        world.traffic.set(world.namespace, 'podinfo', { errorRatio: 0.3 }),
    },
    {
      t: when(status => status.phase === 'Failed') + 1,
      run: world => world.traffic.reset(world.namespace, 'podinfo'),
    },
  ],
};

/** The doings of a recording that its action lines leave out. */
export function unrecorded(name: string, records: RecordingRecord[]): Doing[] {
  const when = (holds: (status: Status) => boolean) => {
    const record = records.find(
      r => r.source === 'canaries' && holds((r.object.status ?? {}) as Status),
    );
    if (!record) throw new Error(`${name} never got there`);
    return record.t;
  };
  return UNRECORDED[name]?.(when) ?? [];
}
