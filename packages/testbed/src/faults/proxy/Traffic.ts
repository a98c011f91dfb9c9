/** One request that went through, and how it was answered. */
export interface Exchange {
  method: string;
  /** With its query. */
  path: string;
  /** Null until the answer began. */
  status: number | null;
  /** Whether the server said that the version is too old: in the status, or in a watch's ERROR line. */
  hasExpired: boolean;
  /** UTC milliseconds. */
  at: number;
}

const REQUEST = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/;
const ANSWER = /^HTTP\/1\.1 (\d{3}) /;
const EXPIRED = '"code":410';

/**
 * What one connection after the other carries, read from its plain bytes. HTTP/1.1 without
 * pipelining: a request begins a chunk, and so does the answer to it.
 */
export class Traffic {
  readonly exchanges: Exchange[] = [];

  /** Notes what one connection says, from now on. */
  listen() {
    let current: Exchange | null = null;
    return {
      asks: (chunk: Buffer) => {
        const [, method, path] = REQUEST.exec(startOf(chunk)) ?? [];
        if (!method) return;
        current = {
          method,
          path,
          status: null,
          hasExpired: false,
          at: Date.now(),
        };
        this.exchanges.push(current);
      },
      answers: (chunk: Buffer) => {
        if (!current) return;
        const [, status] = ANSWER.exec(startOf(chunk)) ?? [];
        if (status && current.status === null) current.status = Number(status);
        if (current.status === 410 || chunk.includes(EXPIRED)) {
          current.hasExpired = true;
        }
      },
      /** The request that is being answered. */
      current: () => current,
    };
  }

  /** Answers 410 to whoever watched or listed this kind. */
  expired(plural: string): number {
    return this.exchanges.filter(
      ({ path, hasExpired }) => hasExpired && path.includes(`/${plural}?`),
    ).length;
  }

  /** Changes that the server took, or may have taken: who dies while one is on its way hears no answer. */
  writes(): Exchange[] {
    return this.exchanges.filter(
      ({ method, status }) =>
        method === 'PATCH' &&
        (status === null || (status >= 200 && status < 300)),
    );
  }
}

function startOf(chunk: Buffer): string {
  return chunk.subarray(0, 4_096).toString('latin1');
}
