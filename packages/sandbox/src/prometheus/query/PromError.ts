/** The kinds of errors that Prometheus' API names, with their HTTP codes. */
const CODES = { bad_data: 400, execution: 422 } as const;

/** Why a query has no answer. */
export class PromError extends Error {
  readonly errorType: keyof typeof CODES;

  constructor(errorType: keyof typeof CODES, message: string) {
    super(message);
    this.errorType = errorType;
  }

  get code(): number {
    return CODES[this.errorType];
  }
}

/** What the real one would answer and the sandbox does not: an error, never a made-up number. */
export function unsupported(what: string): PromError {
  return new PromError('execution', `not supported by the sandbox: ${what}`);
}
