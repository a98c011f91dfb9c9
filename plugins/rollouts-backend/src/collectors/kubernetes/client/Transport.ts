import type { Readable } from 'node:stream';

/** An answer of an API server whose body is still to be read. */
export interface TransportResponse {
  status: number;
  contentType: string;
  /** How far the server's clock was ahead of ours when it answered (ms), null when it sent none. */
  clockSkewMs: number | null;
  body: Readable;
}

/** One way to an API server. */
export interface Transport {
  /**
   * Sends a GET.
   *
   * @throws KubernetesError `unreachable` when there is no answer.
   */
  get(
    path: string,
    options: { signal: AbortSignal },
  ): Promise<TransportResponse>;
  close(): Promise<void>;
}

/** A way to an API server on which it may also be changed. */
export interface WritableTransport extends Transport {
  /**
   * Sends a merge patch, or a strategic one: there lists such as containers are merged by name.
   *
   * @throws KubernetesError `unreachable` when there is no answer: it may have been taken or not.
   */
  patch(
    path: string,
    body: object,
    options: { signal: AbortSignal; kind: 'merge' | 'strategic-merge' },
  ): Promise<TransportResponse>;
}
