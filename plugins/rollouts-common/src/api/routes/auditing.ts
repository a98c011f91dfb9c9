import { z } from 'zod';
import {
  auditKinds,
  auditOutcomes,
  auditRowSchema,
  auditVerificationSchema,
} from '../../model/audit';
import { timestampSchema } from '../../model/primitives';
import { text } from '../parameters';

/** Compared in lower case everywhere in Backstage. */
const ref = text.toLowerCase();
const time = z.coerce.number().int().min(0);

/** Which rows are meant: all that is given must hold. */
const auditFilterSchema = z.object({
  /** Full ref of the component. */
  entity: ref.optional(),
  /** Full ref of the confirmed owner. */
  owner: ref.optional(),
  /** Full ref of the person who asked. */
  person: ref.optional(),
  cluster: text.optional(),
  verb: text.optional(),
  kind: z.enum(auditKinds).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** Written at this time or later, and before this one. */
  from: time.optional(),
  to: time.optional(),
});

/**
 * The audit. Needs the permission `rollouts.audit.read`; without the right to read a rollout its rows
 * are left out.
 */
export const auditingRoutes = {
  /** Newest first. */
  audit: {
    method: 'GET',
    path: '/v1/audit',
    query: auditFilterSchema.extend({
      cursor: text.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({
      now: timestampSchema,
      items: z.array(auditRowSchema),
      nextCursor: z.string().nullable(),
    }),
  },
  /** Reads the whole chain, also rows that the caller may not see, and says whether it is whole. */
  auditVerification: {
    method: 'GET',
    path: '/v1/audit-verify',
    query: z.object({
      /** `<number>:<hash>` as the auditor was told, to be compared. */
      anchor: z
        .string()
        .regex(
          /^[0-9]{1,15}:[0-9a-f]{64}$/,
          'expected <number>:<SHA-256 in hex>',
        )
        .optional(),
    }),
    output: auditVerificationSchema.extend({ now: timestampSchema }),
  },
} as const;

/**
 * All rows that the caller may see as a file, oldest first; not JSON, so not in the table.
 * The first line of NDJSON says whether something was left out.
 *
 * @public
 */
export const auditExportRoute = {
  method: 'GET',
  path: '/v1/audit-export',
  query: auditFilterSchema.extend({ format: z.enum(['csv', 'ndjson']) }),
} as const;

/** Which rows, in which format. @public */
export type AuditExportInput = z.input<(typeof auditExportRoute)['query']>;
