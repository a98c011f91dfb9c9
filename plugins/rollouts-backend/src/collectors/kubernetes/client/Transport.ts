import type { Readable } from 'node:stream';

/** An answer of an API server whose body is still to be read. */
export interface TransportResponse {
  status: number;
  contentType: string;
  /** The server's clock (UTC ms), null when it sent none. */
  date: number | null;
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
