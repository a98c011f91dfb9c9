import { z } from 'zod';
import { errorOfStatus, feedAdvice, throwUnlessOk } from './errorOf';
import { KubernetesError } from './KubernetesError';
import { readLines } from './readLines';
import type { Transport } from './Transport';
import { withQuery } from './withQuery';

/** Proxies and load balancers close what is quiet for 5 minutes; the server ends earlier. */
const SHORTEST_WATCH_S = 180;
const LONGEST_WATCH_S = 240;

/** Who sends bookmarks sends one about every minute: this much silence means a dead connection. */
const SILENCE_MS = 150_000;
/** Not every kind has bookmarks (Events have none), but every watch ends when it was asked to. */
const LATE_MS = 15_000;

const eventSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

const versionSchema = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
});

/** One thing that a watch says. `resourceVersion` is where to go on from. */
export type WatchEvent =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      object: unknown;
      resourceVersion: string;
    }
  | { type: 'BOOKMARK'; resourceVersion: string }
  /** A line that is no watch event; reported, never fatal. */
  | { type: 'UNREADABLE'; reason: string };

/**
 * Watches a kind from a version on until the server ends the watch, which is normal.
 *
 * @throws KubernetesError `expired` when the version is too old (as an HTTP status or inside the
 * stream), `silent` when nothing comes for too long, others as they come.
 */
export async function* watch(
  transport: Transport,
  path: string,
  options: {
    resourceVersion: string;
    signal: AbortSignal;
    random: () => number;
    /** For who must do something else then; null: as long as a watch goes well. */
    longestMs?: number | null;
    onOpen?: (clockSkewMs: number | null) => void;
  },
): AsyncGenerator<WatchEvent> {
  const { resourceVersion, signal, random, longestMs, onOpen } = options;
  const span = LONGEST_WATCH_S - SHORTEST_WATCH_S;
  const usualSeconds = SHORTEST_WATCH_S + Math.floor(random() * span);
  const timeoutSeconds = Math.min(
    usualSeconds,
    Math.max(1, Math.ceil((longestMs ?? Infinity) / 1_000)),
  );
  const response = await transport.get(
    withQuery(path, {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion,
      timeoutSeconds,
    }),
    { signal },
  );
  await throwUnlessOk(response, feedAdvice);
  onOpen?.(response.clockSkewMs);
  // Who does not keep to a short time is no dead connection yet.
  let silenceMs = usualSeconds * 1_000 + LATE_MS;
  for await (const line of readLines(response.body, () => silenceMs)) {
    const event = readEvent(line);
    if (event.type === 'BOOKMARK') silenceMs = SILENCE_MS;
    yield event;
  }
}

function readEvent(line: string): WatchEvent {
  const parsed = eventSchema.safeParse(parse(line));
  if (!parsed.success) {
    return { type: 'UNREADABLE', reason: `not a watch event: ${start(line)}` };
  }
  const { type, object } = parsed.data;
  if (type === 'ERROR') {
    throw (
      errorOfStatus(object, feedAdvice) ??
      new KubernetesError('server', `The watch failed: ${start(line)}`)
    );
  }
  const version = versionSchema.safeParse(object);
  if (!version.success) {
    return { type: 'UNREADABLE', reason: `no version: ${start(line)}` };
  }
  const { resourceVersion } = version.data.metadata;
  return type === 'BOOKMARK'
    ? { type, resourceVersion }
    : { type, object, resourceVersion };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function start(line: string): string {
  return JSON.stringify(line.slice(0, 60));
}
