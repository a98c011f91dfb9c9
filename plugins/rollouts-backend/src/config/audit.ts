import { parseEntityRef } from '@backstage/catalog-model';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { duration } from './duration';

const shape = z.strictObject({
  retention: duration.optional(),
  signedOffBy: z
    .string()
    .refine(isFullRef, 'expected a full ref such as "group:default/platform"')
    .optional(),
  networkData: z.boolean().default(false),
});

/** Which rows of the audit go, and what is kept of whoever asks. */
export interface AuditConfig {
  /** Rows that are older go; null: all are kept. */
  cut: { olderThanMs: number; words: string; signedOffBy: string } | null;
  /** Whether network address and browser of whoever asks are kept. */
  networkData: boolean;
}

/** The keys that there are. */
export const auditKeys = shape;

/** What is removed is removed in somebody's name. */
export const audit = shape
  .transform(
    ({ retention, signedOffBy, networkData }, context): AuditConfig => {
      if (Boolean(retention) !== Boolean(signedOffBy)) {
        context.addIssue({
          code: 'custom',
          path: ['signedOffBy'],
          message:
            'goes with "retention": it names who answers for removing old rows',
        });
      }
      if (!retention || !signedOffBy) return { cut: null, networkData };
      const olderThanMs = durationToMilliseconds(retention as HumanDuration);
      const words = Object.entries(retention)
        .map(([unit, count]) => `${count} ${unit}`)
        .join(' ');
      return { cut: { olderThanMs, words, signedOffBy }, networkData };
    },
  )
  .default({ cut: null, networkData: false });

function isFullRef(text: string): boolean {
  try {
    const { kind, namespace, name } = parseEntityRef(text);
    return text.toLowerCase() === `${kind}:${namespace}/${name}`.toLowerCase();
  } catch {
    return false;
  }
}
