/**
 * The answer, if it comes in time. Whoever gives it is not told to stop.
 *
 * @throws Error with these words when there is no answer in time
 */
export async function within<T>(
  ms: number,
  answer: Promise<T>,
  words: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(words)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
