import type { Change } from '../../kube/NamespaceWatch';

/** The values that a field had, one after the other, from the first time that it was there. */
export function trailOf(history: Change[], path: string): unknown[] {
  const values = history.map(({ object }) =>
    path
      .split('.')
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        object,
      ),
  );
  const known = values.slice(values.findIndex(value => value !== undefined));
  return known.filter(
    (value, i) => JSON.stringify(value) !== JSON.stringify(known[i - 1]),
  );
}
