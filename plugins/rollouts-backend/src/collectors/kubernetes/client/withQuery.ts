/** A path with query parameters added; empty ones are left out. */
export function withQuery(
  path: string,
  parameters: Record<string, string | number | boolean>,
): string {
  const [base, existing = ''] = path.split('?');
  const query = new URLSearchParams(existing);
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== '') query.set(key, String(value));
  }
  return `${base}?${query}`;
}
