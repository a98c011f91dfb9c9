/**
 * JSON in one way only, so that its hash is always the same: keys in order, no spaces, numbers and
 * texts as JavaScript writes them (RFC 8785). What is undefined is left out, as JSON does.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(item => canonical(item ?? null)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
