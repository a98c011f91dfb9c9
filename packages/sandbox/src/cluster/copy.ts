/**
 * A deep copy of JSON. structuredClone does the same and takes several times as long, which was two thirds
 * of the time that playing a past took.
 */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) result[key] = copy(field);
  return result as T;
}
