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

/** A failed request to an API server. The message may be shown to people; it holds no secret. */
export class KubernetesError extends Error {
  readonly kind: KubernetesErrorKind;

  constructor(kind: KubernetesErrorKind, message: string) {
    super(message);
    this.name = 'KubernetesError';
    this.kind = kind;
  }
}
