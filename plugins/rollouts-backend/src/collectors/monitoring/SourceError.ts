/** Why a Prometheus or an Alertmanager did not give what it was asked for. */
export type SourceErrorKind =
  | 'unreachable'
  | 'unauthorized'
  /** It understood and said no: a bad query, a limit. */
  | 'refused'
  /** Something else answers at this address: a proxy, a login page. */
  | 'not-the-source'
  | 'too-large'
  | 'server';

/** The message names the address, never credentials. */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;

  constructor(kind: SourceErrorKind, message: string) {
    super(message);
    this.name = 'SourceError';
    this.kind = kind;
  }
}
