import {
  auditKinds,
  auditOutcomes,
  type RouteInput,
} from '@rollouts/backstage-plugin-rollouts-common';

/** Which rows are wanted, as the address bar has it: texts only, days as `2026-11-26`. */
export const filterNames = [
  'entity',
  'owner',
  'person',
  'verb',
  'kind',
  'outcome',
  'from',
  'to',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Partial<Record<FilterName, string>>;

/** Stands for no choice in lists of choices. */
export const ANY = 'any';

const choices: Partial<Record<FilterName, readonly string[]>> = {
  kind: auditKinds,
  outcome: auditOutcomes,
};
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an address asks for; what makes no sense in it is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const given = filterNames.flatMap(name => {
    const value = query.get(name)?.trim();
    return value && makesSense(name, value) ? [[name, value]] : [];
  });
  return Object.fromEntries(given);
}

/** The address of a filter, without what asks for nothing. */
export function writeFilter(
  given: Partial<Record<FilterName, unknown>>,
): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = String(given[name] ?? '').trim();
    if (value && value !== ANY) query.set(name, value);
  }
  return query.toString();
}

/** The filter as the backend takes it; both days are the reader's own, and whole. */
export function toQuery({
  from,
  to,
  kind,
  outcome,
  ...texts
}: Filter): RouteInput<'audit'> {
  return {
    ...texts,
    kind: auditKinds.find(known => known === kind),
    outcome: auditOutcomes.find(known => known === outcome),
    from: from === undefined ? undefined : beginOf(from, 0),
    to: to === undefined ? undefined : beginOf(to, 1),
  };
}

function makesSense(name: FilterName, value: string): boolean {
  if (name === 'from' || name === 'to') {
    return DAY.test(value) && Number.isFinite(beginOf(value, 0));
  }
  return choices[name]?.includes(value) ?? true;
}

/** In UTC milliseconds: midnight by the reader's clock, some days later. */
function beginOf(day: string, plusDays: number): number {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).getTime();
}
