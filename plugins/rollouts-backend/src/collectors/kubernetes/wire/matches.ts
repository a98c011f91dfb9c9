import { z } from 'zod';

/** Istio-style string match: one of exact, prefix, regex, suffix. */
const stringMatch = z.record(z.string(), z.string());

const matchSchema = z.object({
  headers: z.record(z.string(), stringMatch).optional(),
  withoutHeaders: z.record(z.string(), stringMatch).optional(),
  queryParams: z.record(z.string(), stringMatch).optional(),
  uri: stringMatch.optional(),
  method: stringMatch.optional(),
  sourceLabels: z.record(z.string(), z.string()).optional(),
});

const VERBS: Record<string, string> = {
  exact: 'is',
  prefix: 'starts with',
  suffix: 'ends with',
  regex: 'matches',
};

/**
 * Request matches of spec.analysis.match in words, e.g. `header x-canary is "insider"`. The
 * conditions of one match hold together, several matches are alternatives.
 */
export function matchesInWords(matches: unknown[]): string[] {
  return matches.map(match => {
    const parsed = matchSchema.safeParse(match);
    const words = parsed.success ? conditions(parsed.data) : [];
    return words.length ? words.join(' and ') : JSON.stringify(match);
  });
}

function conditions(match: z.infer<typeof matchSchema>): string[] {
  const named = (label: string, all: Record<string, Record<string, string>>) =>
    Object.entries(all).map(([name, test]) => `${label} ${name} ${verb(test)}`);
  return [
    ...named('header', match.headers ?? {}),
    ...named('no header', match.withoutHeaders ?? {}),
    ...named('query parameter', match.queryParams ?? {}),
    ...(match.uri ? [`path ${verb(match.uri)}`] : []),
    ...(match.method ? [`method ${verb(match.method)}`] : []),
    ...Object.entries(match.sourceLabels ?? {}).map(
      ([label, value]) => `source label ${label} is "${value}"`,
    ),
  ];
}

function verb(test: Record<string, string>): string {
  return Object.entries(test)
    .map(([kind, value]) => `${VERBS[kind] ?? kind} "${value}"`)
    .join(' and ');
}
