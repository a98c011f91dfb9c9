import { z } from 'zod';
import type { Kind } from './kinds';
import { StatusError } from './StatusError';
import type { ClusterObject } from './types';

const duration = z.string().regex(/^[0-9]+(m|s)/, 'should match ^[0-9]+(m|s)');

const canarySpec = z.object({
  targetRef: z.object({
    kind: z.enum(['DaemonSet', 'Deployment', 'Service']),
    name: z.string(),
  }),
  analysis: z.object({
    interval: duration.optional(),
    threshold: z.number().optional(),
  }),
});

/**
 * The part of Flagger's CRD schema that people trip over.
 *
 * @throws StatusError 422 Invalid in the API server's words.
 */
export function validate(kind: Kind, object: ClusterObject): void {
  if (kind.resource !== 'canaries.flagger.app') return;
  const parsed = z.object({ spec: canarySpec }).safeParse(object);
  if (parsed.success) return;
  const causes = parsed.error.issues.map(issue => {
    const field = issue.path.join('.');
    const missing =
      issue.code === 'invalid_type' && issue.message.includes('undefined');
    return missing
      ? `${field}: Required value`
      : `${field}: Invalid value: ${field} in body ${issue.message}`;
  });
  const list = causes.length > 1 ? `[${causes.join(', ')}]` : causes[0];
  throw new StatusError(
    'Invalid',
    `Canary.flagger.app "${object.metadata.name}" is invalid: ${list}`,
    { name: object.metadata.name, group: 'flagger.app', kind: 'Canary' },
  );
}
