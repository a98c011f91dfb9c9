/** The API server, or something in front of it, did not do what it was asked for. */
export class WriteRefused extends Error {
  readonly status: number;

  /** @param status of the HTTP answer. */
  constructor(status: number, message: string) {
    super(message);
    this.name = 'WriteRefused';
    this.status = status;
  }

  /** The object moved on since it was read: read it again. */
  get isConflict(): boolean {
    return this.status === 409;
  }

  /** Asking again will not help. */
  get isFinal(): boolean {
    return [400, 403, 404, 405, 415, 422].includes(this.status);
  }
}
