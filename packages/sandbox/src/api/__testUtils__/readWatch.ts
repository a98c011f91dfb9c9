import type { TestApi } from './startApi';

interface WatchLine {
  type: string;
  object: {
    code?: number;
    reason?: string;
    metadata: { name?: string; resourceVersion?: string };
  };
}

/** Opens a watch and gives its lines one by one; null when the server has ended it. */
export async function openWatch(api: TestApi, path: string) {
  const leaving = new AbortController();
  const response = await api.ask(path, { signal: leaving.signal });
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  if (!reader) throw new Error('A watch without a body');
  let rest = '';
  return {
    status: response.status,
    async next(): Promise<WatchLine | null> {
      while (!rest.includes('\n')) {
        const { value, done } = await reader.read();
        if (done) return null;
        rest += value;
      }
      const end = rest.indexOf('\n');
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      return JSON.parse(line);
    },
    leave: () => leaving.abort(),
  };
}
