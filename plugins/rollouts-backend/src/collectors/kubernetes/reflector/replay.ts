import { KubernetesError } from '../client/KubernetesError';
import type { Transport } from '../client/Transport';
import { watch, WatchEvent } from '../client/watch';
import { metadataOf } from '../wire/metadata';
import type { KnownObjects } from './KnownObjects';

/** What the server still has it tells at once. */
const ANSWER_MS = 10_000;

interface ReplayOptions {
  transport: Transport;
  path: string;
  /** As the objects were last seen, perhaps by another process. */
  known: KnownObjects;
  /** All objects as they are now. */
  items: unknown[];
  signal: AbortSignal;
  random: () => number;
}

/** The versions between which an object changed unseen. */
interface Span {
  was: bigint;
  is: bigint;
}

/**
 * Every state that known objects went through since they were last seen, in order. An API server keeps
 * the changes of some minutes: whoever was away for no longer has missed nothing.
 *
 * @returns nothing unless everything is known
 */
export async function replay(options: ReplayOptions): Promise<unknown[]> {
  const spans = spansOf(options);
  if (!spans || spans.size === 0) return [];
  const { transport, path, signal, random } = options;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  const oldest = [...spans.values()]
    .map(({ was }) => was)
    .reduce((least, was) => (was < least ? was : least));
  try {
    const events = watch(transport, path, {
      resourceVersion: String(oldest),
      signal: limited,
      random,
    });
    return await gather(events, spans);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof KubernetesError || limited.aborted) return [];
    throw error;
  }
}

/** By object; null where a version is no number, as they all are since Kubernetes compares them. */
function spansOf({ known, items }: ReplayOptions): Map<string, Span> | null {
  const spans = new Map<string, Span>();
  for (const object of items) {
    const before = known.find(object);
    const now = metadataOf(object);
    // One that was made anew is told by the list alone.
    if (!before || !now || before.uid !== now.uid) continue;
    if (before.resourceVersion === now.resourceVersion) continue;
    const [was, is] = [before.resourceVersion, now.resourceVersion].map(read);
    if (was === null || is === null) return null;
    spans.set(now.uid, { was, is });
  }
  return spans;
}

/** Ends as soon as each object is as it was listed. */
async function gather(
  events: AsyncIterable<WatchEvent>,
  spans: Map<string, Span>,
): Promise<unknown[]> {
  const waiting = new Map(spans);
  const states: unknown[] = [];
  for await (const event of events) {
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') continue;
    const uid = metadataOf(event.object)?.uid ?? '';
    const span = waiting.get(uid);
    const version = read(event.resourceVersion);
    if (!span || version === null || version <= span.was) continue;
    states.push(event.object);
    if (version < span.is) continue;
    waiting.delete(uid);
    if (waiting.size === 0) return states;
  }
  return [];
}

function read(version: string): bigint | null {
  return /^\d{1,30}$/.test(version) ? BigInt(version) : null;
}
