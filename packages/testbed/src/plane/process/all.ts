/**
 * As `Promise.all`, but waits for all of them before it fails, so that nothing goes on behind the
 * back of whoever cleans up.
 */
export async function all<T>(promises: Array<Promise<T>>): Promise<T[]> {
  const results = await Promise.allSettled(promises);
  return results.map(result => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
