import { unsupported } from '../../query/PromError';
import { goDigits, goNumber } from './humanize';

/**
 * Go's verbs for texts and numbers, with precision, without width.
 *
 * @throws PromError for any other verb.
 */
export function printf(format: string, args: Array<string | number>): string {
  const rest = [...args];
  return format.replace(
    /%(?:\.(\d+))?([a-zA-Z%]|$)/g,
    (verb, precision: string | undefined, letter: string) => {
      if (letter === '%') return '%';
      const value = rest.shift() ?? '';
      switch (letter) {
        case 'f':
          return Number(value).toFixed(Number(precision ?? 6));
        case 'g':
          return precision === undefined
            ? goNumber(Number(value))
            : goDigits(Number(value), Number(precision));
        case 'd':
          return String(Math.trunc(Number(value)));
        case 'v':
        case 's':
          return typeof value === 'number' ? goNumber(value) : value;
        default:
          throw unsupported(`printf's ${verb}`);
      }
    },
  );
}
