import { z } from 'zod';
import type { Kind } from './kinds';
import { StatusError } from './StatusError';
import type { ClusterObject } from './types';

const duration = z
  .string()
  .regex(/^[0-9]+(m|s)/, "should match '^[0-9]+(m|s)'");
const number = z.number().optional();

const canarySpec = z.object({
  targetRef: z.object({
    kind: z.enum(['DaemonSet', 'Deployment', 'Service']),
    name: z.string(),
  }),
  analysis: z.object({
    interval: duration.optional(),
    threshold: number,
    maxWeight: number,
    stepWeight: number,
    stepWeightPromotion: number,
    iterations: number,
  }),
});

/** What the API server adds when a type is wrong: its rules were not evaluated. */
const UNCHECKED =
  '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';

/**
 * The part of Flagger's CRD schema that people trip over.
 *
 * @throws StatusError 422 Invalid in the API server's words.
 */
export function validate(kind: Kind, object: ClusterObject): void {
  if (kind.resource !== 'canaries.flagger.app') return;
  const parsed = z.object({ spec: canarySpec }).safeParse(object);
  if (parsed.success) return;
  const causes = parsed.error.issues.map(issue => causeOf(issue, object));
  if (parsed.error.issues.some(({ code }) => code === 'invalid_type')) {
    causes.push(UNCHECKED);
  }
  const list = causes.length > 1 ? `[${causes.join(', ')}]` : causes[0];
  throw new StatusError(
    'Invalid',
    `Canary.flagger.app "${object.metadata.name}" is invalid: ${list}`,
    { name: object.metadata.name, group: 'flagger.app', kind: 'Canary' },
  );
}

function causeOf(issue: z.core.$ZodIssue, object: ClusterObject): string {
  const field = issue.path.join('.');
  const value = issue.path.reduce<unknown>(
    (inner, key) => (Object(inner) as Record<PropertyKey, unknown>)[key],
    object,
  );
  if (value === undefined) return `${field}: Required value`;
  if (issue.code === 'invalid_type') {
    const type = typeof value;
    return `${field}: Invalid value: "${type}": ${field} in body must be of type ${issue.expected}: "${type}"`;
  }
  return `${field}: Invalid value: ${JSON.stringify(value)}: ${field} in body ${
    issue.message
  }`;
}
