/** As Go's %v writes a float. */
export function goNumber(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const exponent = exponentOf(value);
  if (exponent >= -4 && exponent < 21) return String(value);
  return withExponent(value.toExponential());
}

/** As Go's %.Ng writes a float: so many digits, without zeros at the end. */
export function goDigits(value: number, digits: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (value === 0) return '0';
  const exponential = value.toExponential(digits - 1);
  const exponent = Number(exponential.split('e')[1]);
  const [mantissa] = exponential.split('e');
  return exponent < -4 || exponent >= digits
    ? withExponent(`${trimmed(mantissa)}e${exponential.split('e')[1]}`)
    : trimmed(value.toFixed(digits - 1 - exponent));
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function exponentOf(value: number): number {
  return value === 0 ? 0 : Number(value.toExponential().split('e')[1]);
}

function withExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

const LARGE = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
const SMALL = ['', 'm', 'u', 'n', 'p', 'f', 'a', 'z', 'y'];
const BINARY = ['', 'ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'Zi', 'Yi'];

/** 1234 as 1.234k, 0.05 as 50m. */
export function humanize(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return goDigits(value, 4);
  return Math.abs(value) >= 1
    ? shrunk(value, 1_000, LARGE)
    : grown(value, SMALL);
}

export function humanize1024(value: number): string {
  return Math.abs(value) <= 1 || !Number.isFinite(value)
    ? goDigits(value, 4)
    : shrunk(value, 1_024, BINARY);
}

/** 0.1234 as 12.34%. */
export function humanizePercentage(value: number): string {
  return `${goDigits(value * 100, 4)}%`;
}

/** Seconds as 1h 2m 3s. */
export function humanizeDuration(value: number): string {
  if (!Number.isFinite(value)) return goDigits(value, 4);
  if (value === 0) return '0s';
  if (Math.abs(value) < 1) return `${grown(value, SMALL)}s`;
  const sign = value < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(value));
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3_600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === 3) return `${sign}${goDigits(Math.abs(value), 4)}s`;
  const words = parts.slice(first).map(([count, unit]) => `${count}${unit}`);
  return `${sign}${words.join(' ')}`;
}

function shrunk(value: number, by: number, units: string[]): string {
  let rest = value;
  let index = 0;
  while (Math.abs(rest) >= by && index < units.length - 1) {
    rest /= by;
    index++;
  }
  return `${goDigits(rest, 4)}${units[index]}`;
}

function grown(value: number, units: string[]): string {
  let rest = value;
  let index = 0;
  while (Math.abs(rest) < 1 && index < units.length - 1) {
    rest *= 1_000;
    index++;
  }
  return `${goDigits(rest, 4)}${units[index]}`;
}
