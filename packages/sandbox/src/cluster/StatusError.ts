/** Reasons of a Kubernetes Status, with their HTTP codes. */
const CODES = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  UnsupportedMediaType: 415,
  Invalid: 422,
  InternalError: 500,
} as const;

export type StatusReason = keyof typeof CODES;

/** An error as the API server words it. */
export class StatusError extends Error {
  readonly reason: StatusReason;
  readonly details: Record<string, unknown>;

  constructor(
    reason: StatusReason,
    message: string,
    details: Record<string, unknown> = {},
  ) {
    super(message);
    this.reason = reason;
    this.details = details;
  }

  get code(): number {
    return CODES[this.reason];
  }

  /** The body that the API server sends. */
  toStatus(): Record<string, unknown> {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(Object.keys(this.details).length ? { details: this.details } : {}),
      code: this.code,
    };
  }
}
