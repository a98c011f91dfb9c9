import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { ErrorRequestHandler, Request } from 'express';
import { HiddenError } from './HiddenError';

/** Of a question that nobody may have parsed yet, what an auditor wants to find again. */
const ASKED = [
  'cluster',
  'namespace',
  'name',
  'id',
  'entity',
  'verb',
  'releaseId',
];
const MOST_CHARACTERS = 300;

const told = new WeakSet<Error>();

/** For routes that tell the auditor themselves what became of a request. */
export function markTold(error: unknown): void {
  if (error instanceof Error) told.add(error);
}

/**
 * Tells Backstage's auditor of every request that is denied: by 403, or by the 404 that hides a rollout
 * from whoever may not see it. What Backstage denies for want of a valid token never comes here.
 */
export function auditDenials(auditor: AuditorService): ErrorRequestHandler {
  return async (error, request, _response, next) => {
    try {
      const isDenial =
        error instanceof NotAllowedError || error instanceof HiddenError;
      if (isDenial && !told.has(error)) {
        const event = await auditor.createEvent({
          eventId: 'rollout-denied',
          severityLevel: 'medium',
          request,
          meta: { queryType: request.path, ...readAsked(request) },
        });
        await event.fail({ error });
      }
      next(error);
    } catch (unexpected) {
      next(unexpected);
    }
  };
}

/** What was asked for, as far as it is text; nothing of it was looked up. */
export function readAsked({ query, body }: Request): Record<string, string> {
  const given: Record<string, unknown> = { ...query, ...body };
  return Object.fromEntries(
    ASKED.flatMap(key => {
      const value = given[key];
      const isText = typeof value === 'string';
      return isText ? [[key, value.slice(0, MOST_CHARACTERS)]] : [];
    }),
  );
}
