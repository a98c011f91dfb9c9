import type { Locale } from './time';

/** A percentage without noise: at most one digit after the point. */
export function roundPercent(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A measured number: four significant digits tell as much as anybody reads. */
export function formatNumber(value: number, { language }: Locale): string {
  const extreme =
    value !== 0 && (Math.abs(value) >= 1e9 || Math.abs(value) < 1e-4);
  return new Intl.NumberFormat(language, {
    maximumSignificantDigits: 4,
    notation: extreme ? 'scientific' : 'standard',
  }).format(value);
}
