/**
 * What went wrong with a cluster, by what to do about it.
 *
 * - `unauthorized`: the token is not accepted (401)
 * - `denied`: the account may not do this (403)
 * - `absent`: the API server does not know the kind (404)
 * - `expired`: the resourceVersion or continue token is too old (410)
 * - `not-kubernetes`: something else answered, e.g. a login page
 * - `unreachable`: no answer at all
 * - `silent`: connected, but nothing came for too long
 * - `server`: any other error answer
 */
export type KubernetesErrorKind =
  | 'unauthorized'
  | 'denied'
  | 'absent'
  | 'expired'
  | 'not-kubernetes'
  | 'unreachable'
  | 'silent'
  | 'server';

const FINAL = [400, 403, 404, 405, 415, 422];

/** A failed request to an API server. The message may be shown to people; it holds no secret. */
export class KubernetesError extends Error {
  readonly kind: KubernetesErrorKind;
  /** Of the HTTP answer; null when there was none, or when it was not what is wrong. */
  readonly status: number | null;

  constructor(
    kind: KubernetesErrorKind,
    message: string,
    status: number | null = null,
  ) {
    super(message);
    this.name = 'KubernetesError';
    this.kind = kind;
    this.status = status;
  }

  /** The object moved on since it was read: read it again. */
  get isConflict(): boolean {
    return this.status === 409;
  }

  /** Asking the same again will not help. */
  get isFinal(): boolean {
    return FINAL.includes(this.status ?? 0);
  }
}
