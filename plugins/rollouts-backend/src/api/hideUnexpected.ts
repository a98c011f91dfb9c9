import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Errors of our own making, with words for whoever asked. */
const SPOKEN = [
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ConflictError',
  'ServiceUnavailableError',
];

/**
 * Backstage answers an error with its message, and that of a database is the statement with all that
 * was to be written. Who asks is told an id instead, under which the log has the rest.
 */
export function hideUnexpected(
  logger: Pick<LoggerService, 'error'>,
): ErrorRequestHandler {
  return (error, _request, _response, next) => {
    if (isSpoken(error)) {
      next(error);
      return;
    }
    const id = randomUUID();
    logger.error(`Unexpected error ${id}`, toError(error));
    const hidden = new Error(
      `Something unexpected went wrong. The log of the backend says what, under ${id}`,
    );
    delete hidden.stack;
    next(hidden);
  };
}

function isSpoken(error: unknown): boolean {
  const { name, status } = Object(error) as {
    name?: unknown;
    status?: unknown;
  };
  // What express says of a body that it cannot read has a status and no class.
  const isRefusal = typeof status === 'number' && status >= 400 && status < 500;
  return isRefusal || SPOKEN.some(spoken => spoken === name);
}
