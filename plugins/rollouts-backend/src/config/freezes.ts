import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import type { WeekTime } from '../domain/gates/policy/types';

const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const WEEK_TIME = /^([a-z]+) ([01]\d|2[0-3]):([0-5]\d)$/;

const EXPECTED =
  'expected a time such as "2026-12-21T08:00", or "weekly" with a day and a time';

const weekTime = z.string().transform((text, context): WeekTime => {
  const [, day = '', hour, minute] = WEEK_TIME.exec(text.toLowerCase()) ?? [];
  const index = DAYS.indexOf(day);
  if (index < 0) {
    const message = 'expected a day and a time such as "friday 16:00"';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  return { day: index + 1, hour: Number(hour), minute: Number(minute) };
});

const weekly = z.strictObject({ from: weekTime, to: weekTime });

const fields = z.strictObject({
  name: z.string().min(1),
  zone: z
    .string()
    .refine(
      zone => IANAZone.isValidZone(zone),
      'expected a time zone such as "Europe/Berlin"',
    )
    .default('UTC'),
  from: z.string().optional(),
  to: z.string().optional(),
  weekly: weekly.optional(),
  clusters: z.array(z.string().min(1)).min(1).optional(),
  namespaces: z.array(z.string().min(1)).min(1).optional(),
});

/** When gates hold what would bring something to users, and where; everywhere unless it says. */
export const freeze = fields.transform((given, context) => {
  const { name, zone, clusters, namespaces } = given;
  const complain = (path: string[], message: string) => {
    context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  };
  const where = { name, zone, clusters, namespaces };
  if (given.weekly) {
    if (given.from !== undefined || given.to !== undefined) {
      return complain([], 'has both "weekly" and "from" or "to", keep one');
    }
    return { ...where, during: { kind: 'weekly' as const, ...given.weekly } };
  }
  const [from, to] = [given.from, given.to].map(text =>
    DateTime.fromISO(text ?? '', { zone }),
  );
  if (!from.isValid) return complain(['from'], EXPECTED);
  if (!to.isValid) return complain(['to'], EXPECTED);
  if (to <= from) return complain(['to'], 'is not after "from"');
  return {
    ...where,
    during: {
      kind: 'once' as const,
      from: from.toMillis(),
      to: to.toMillis(),
    },
  };
});

/** For the names of keys that were perhaps meant. */
export const FREEZE_SECTIONS = { freezes: fields, weekly };
