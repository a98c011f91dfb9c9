/** How times are written: the reader's language and time zone. */
export interface Locale {
  language: string;
  /** IANA name; undefined: the reader's own. */
  zone?: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units = [
  { unit: 'day', size: DAY },
  { unit: 'hour', size: HOUR },
  { unit: 'minute', size: MINUTE },
  { unit: 'second', size: SECOND },
] as const;

/**
 * A duration in its two largest units, e.g. `2 min 5 sec`, `3 hr`, `4 days`. From ten minutes on
 * seconds are left out, so that the text does not twitch.
 */
export function formatDuration(ms: number, { language }: Locale): string {
  const rounded = Math.max(0, ms);
  const first = units.findIndex(({ size }) => rounded >= size);
  if (first === -1) return part(0, 'second', language);
  const { unit, size } = units[first];
  const head = part(Math.floor(rounded / size), unit, language);
  const rest = units[first + 1];
  const remainder = rest ? Math.floor((rounded % size) / rest.size) : 0;
  const worthIt = rest && remainder > 0 && rounded < 10 * size;
  return worthIt ? `${head} ${part(remainder, rest.unit, language)}` : head;
}

function part(value: number, unit: string, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(value);
}

/** How long ago, in one unit: fine enough to judge freshness, coarse enough not to distract. */
export function formatAge(ms: number, { language }: Locale): string {
  const age = Math.max(0, ms);
  const { unit, size } = units.find(u => age >= u.size) ?? units[3];
  return part(Math.floor(age / size), unit, language);
}

/** Time of day, with the date when it is not the day of `now`. */
export function formatClock(at: number, now: number, locale: Locale): string {
  const sameDay = day(at, locale) === day(now, locale);
  return new Intl.DateTimeFormat(locale.language, {
    timeZone: locale.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(sameDay ? {} : { month: 'short', day: 'numeric' }),
  }).format(at);
}

/** The whole date and time with seconds and zone, for tooltips and `title`. */
export function formatExact(at: number, { language, zone }: Locale): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at);
}

/** Time of day with seconds, for lists in which the order of seconds matters. */
export function formatSecond(at: number, { language, zone }: Locale): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

function day(at: number, { language, zone }: Locale): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'short',
  }).format(at);
}
