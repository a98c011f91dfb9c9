/**
 * Does some work, and tells it when its time is over. Resolves or rejects when the work has really
 * ended, so that nothing of it goes on beside what comes next.
 *
 * @throws Error when it took longer
 */
export async function withinLimit(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const ending = new AbortController();
  const words = `it took longer than ${limitMs / 60_000} minutes`;
  const timer = setTimeout(() => ending.abort(new Error(words)), limitMs);
  try {
    await work(ending.signal);
    ending.signal.throwIfAborted();
  } finally {
    clearTimeout(timer);
  }
}
