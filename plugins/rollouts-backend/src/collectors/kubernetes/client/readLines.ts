import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { KubernetesError } from './KubernetesError';
import { reasonOf } from '../../../reasonOf';

/** An object is at most 1.5 MiB in etcd, which JSON's escapes can make six times as long. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines of a stream as they come. Reading pauses while the consumer works, so a slow consumer
 * slows the server instead of filling memory.
 *
 * @throws KubernetesError `silent` when nothing comes for `silenceMs()`, `server` for an endless line,
 * `unreachable` when the connection breaks.
 */
export async function* readLines(
  body: Readable,
  silenceMs: () => number,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  const chunks = body[Symbol.asyncIterator]();
  let rest = '';
  try {
    for (;;) {
      const chunk = await nextChunk(chunks, silenceMs());
      if (chunk === null) break;
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        throw new KubernetesError('server', 'A watch event has no end');
      }
      for (const line of lines) if (line.trim()) yield line;
    }
    // A line that was cut is not an event: the next watch brings it again.
  } finally {
    body.destroy();
  }
}

async function nextChunk(
  chunks: AsyncIterator<Buffer>,
  silenceMs: number,
): Promise<Buffer | null> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const seconds = Math.round(silenceMs / 1_000);
      reject(
        new KubernetesError(
          'silent',
          `Connected, but nothing came for ${seconds} s`,
        ),
      );
    }, silenceMs);
  });
  const next = chunks.next().catch(error => {
    throw new KubernetesError(
      'unreachable',
      `The connection broke: ${reasonOf(error)}`,
    );
  });
  // After silence nobody waits for it any more, and closing the body rejects it.
  next.catch(() => {});
  try {
    const { done, value } = await Promise.race([next, silence]);
    return done ? null : value;
  } finally {
    clearTimeout(timer);
  }
}
