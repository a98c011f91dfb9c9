import { say, Words } from '../words';

export type FailureKind =
  | 'denied'
  | 'not-found'
  | 'signin'
  | 'network'
  | 'backend'
  | 'internal'
  | 'answer'
  | 'other';

/** Why a request failed, as far as the reader can do something about it. */
export function kindOfFailure(error: unknown): FailureKind {
  const { name, statusCode } = describe(error);
  if (statusCode === 401) return 'signin';
  if (statusCode === 403) return 'denied';
  if (statusCode === 404) return 'not-found';
  if (statusCode !== null && statusCode >= 502) return 'backend';
  if (statusCode === 500) return 'internal';
  if (statusCode !== null) return 'other';
  if (name === 'TypeError') return 'network';
  return /ZodError|SyntaxError/.test(name) ? 'answer' : 'other';
}

/** Whether trying again by itself can help. */
export function isWorthRetrying(error: unknown): boolean {
  const kind = kindOfFailure(error);
  return ['network', 'backend', 'internal', 'other'].includes(kind);
}

/** Whether what was asked for may have been done all the same. */
export function isOutcomeUnknown(error: unknown): boolean {
  const kind = kindOfFailure(error);
  return ['network', 'backend', 'internal', 'answer'].includes(kind);
}

/** One sentence about a failed request. */
export function sayFailure(error: unknown, words: Words): string {
  const { message, statusCode } = describe(error);
  switch (kindOfFailure(error)) {
    case 'signin':
      return words('state.failed.signin');
    case 'network':
      return words('state.failed.network');
    case 'answer':
      return words('state.failed.answer');
    case 'backend':
    case 'not-found':
      return words('state.failed.backend', { status: statusCode });
    default:
      return say(words, 'state.failed.other', { message });
  }
}

function describe(error: unknown): {
  name: string;
  message: string;
  statusCode: number | null;
} {
  const { name, message, statusCode, cause } = (error ?? {}) as {
    name?: unknown;
    message?: unknown;
    statusCode?: unknown;
    cause?: { message?: unknown };
  };
  return {
    name: typeof name === 'string' ? name : '',
    // A ResponseError wraps the backend's own words.
    message: String(cause?.message ?? message ?? error),
    statusCode: typeof statusCode === 'number' ? statusCode : null,
  };
}
