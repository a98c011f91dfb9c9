import type { z } from 'zod';
import { nearest } from './nearest';

/** The keys that there are in a section, by the name of the section. */
export type Sections = Record<string, { shape: object }>;

/**
 * What is wrong where, as one clause, and the key that was probably meant.
 *
 * @param root - the keys outside all sections
 */
export function describeIssue(
  issue: z.core.$ZodIssue,
  { sections, root }: { sections: Sections; root: { shape: object } },
): string {
  const key = ['rollouts', ...issue.path].reduce<string>(
    (path, part) =>
      typeof part === 'number'
        ? `${path}[${part}]`
        : `${path}${path && '.'}${String(part)}`,
    '',
  );
  if (issue.code !== 'unrecognized_keys') return `${key}: ${issue.message}`;
  const section = issue.path.filter(part => typeof part === 'string').at(-1);
  // The keys of some sections are names.
  const { shape } = section ? sections[section] ?? { shape: {} } : root;
  return issue.keys
    .map(unknown => {
      const known = nearest(unknown, Object.keys(shape));
      const hint = known ? `, did you mean "${known}"?` : '';
      return `${key}.${unknown}: there is no such key${hint}`;
    })
    .join('; ');
}
