import { SimulatedClock } from '../../clock/SimulatedClock';
import { MemoryObjectStore } from '../../cluster/MemoryObjectStore';
import type { Canary } from '../canary';
import { EventRecorder } from './EventRecorder';

const canary = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'podinfo', namespace: 'shop', uid: 'u1' },
  spec: { targetRef: { kind: 'Deployment', name: 'podinfo' }, analysis: {} },
} as Canary;

function setUp() {
  const clock = new SimulatedClock(Date.UTC(2026, 0, 5));
  const store = new MemoryObjectStore(clock);
  const recorder = new EventRecorder(store, clock);
  const events = () =>
    store
      .list('events')
      .map(({ type, count, message }) => `${type} ${count} ${message}`)
      .sort();
  const record = (type: 'Normal' | 'Warning', ...messages: string[]) =>
    messages.forEach(message => recorder.record(canary, type, message));
  return { clock, store, record, events };
}

const letters = (count: number) =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));

it('counts the same message on one object', async () => {
  const { clock, record, events, store } = setUp();
  record('Normal', 'a', 'a');
  await clock.advanceBy(60_000);
  record('Normal', 'a');
  expect(events()).toEqual(['Normal 3 a']);
  const [event] = store.list('events');
  expect(event).toMatchObject({
    firstTimestamp: '2026-01-05T00:00:00Z',
    lastTimestamp: '2026-01-05T00:01:00Z',
  });
});

it('combines from the tenth distinct message of one type', () => {
  const { record, events } = setUp();
  record('Normal', ...letters(12));
  record('Warning', 'w');
  expect(events()).toHaveLength(11);
  expect(events()).toContain('Normal 3 (combined from similar events): l');
  expect(events()).toContain('Normal 1 i');
  expect(events()).toContain('Warning 1 w');
});

it('forgets what was similar after ten quiet minutes', async () => {
  const { clock, record, events } = setUp();
  record('Normal', ...letters(9));
  await clock.advanceBy(600_001);
  record('Normal', 'z');
  expect(events()).toContain('Normal 1 z');
});

it('drops what comes after 25 in a row, and lets one through every five minutes', async () => {
  const { clock, record, events } = setUp();
  record('Normal', ...Array(30).fill('a'));
  expect(events()).toEqual(['Normal 25 a']);
  await clock.advanceBy(300_000);
  record('Normal', 'b', 'c');
  expect(events()).toEqual(['Normal 1 b', 'Normal 25 a']);
});
