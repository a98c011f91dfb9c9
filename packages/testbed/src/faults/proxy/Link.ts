import type { Socket } from 'node:net';
import { SecureContext, TLSSocket } from 'node:tls';
import { Channel, Pace } from './Channel';
import type { Exchange, Traffic } from './Traffic';

/** How a connection ends in the middle of a line. */
export type Ending = 'end' | 'reset';

/** Where in a chunk it ends. */
export interface Cut {
  ending: Ending;
  /** Bytes that still go on. */
  at: number;
}

interface LinkOptions {
  /** As it was accepted, before any TLS. */
  client: Socket;
  upstream: Socket;
  secureContext: SecureContext;
  /** Certificate authority of the API server, PEM. */
  ca: Buffer;
  traffic: Traffic;
  pace: () => Pace;
  /** Where and how to end in what answers this exchange; null: not at all. */
  cutting: (answered: Exchange, chunk: Buffer) => Cut | null;
}

/**
 * One connection through the proxy. TLS ends here and begins again, so that what is said can be
 * read, and cut at a byte of our choice.
 */
export class Link {
  private readonly raw: Socket[];

  constructor(options: LinkOptions) {
    const { client, upstream, secureContext, ca, traffic, pace } = options;
    this.raw = [client, upstream];
    const near = new TLSSocket(client, { isServer: true, secureContext });
    const far = new TLSSocket(upstream, { ca });
    const heard = traffic.listen();
    const asking = new Channel(pace, chunk => {
      heard.asks(chunk);
      return chunk;
    });
    const answering = new Channel(pace, chunk => {
      const answered = heard.current();
      const cut = answered && options.cutting(answered, chunk);
      if (cut) return this.cut(near, chunk, cut);
      heard.answers(chunk);
      return chunk;
    });
    near.pipe(asking).pipe(far, { end: false });
    far.pipe(answering).pipe(near, { end: false });
    // Who is at the other end of a dead line never learns that it was closed.
    const unlessLost = (action: () => void) => () => {
      if (pace().kind !== 'lost') action();
    };
    const destroy = () => this.destroy();
    asking.on(
      'end',
      unlessLost(() => far.end()),
    );
    answering.on(
      'end',
      unlessLost(() => near.end()),
    );
    for (const part of [client, near, asking, answering]) {
      part.on('error', destroy);
    }
    near.on('close', destroy);
    for (const part of [upstream, far]) part.on('error', unlessLost(destroy));
    far.on('close', unlessLost(destroy));
  }

  /** A part of it goes on, and then the line ends. */
  private cut(near: TLSSocket, chunk: Buffer, { ending, at }: Cut): Buffer {
    near.write(chunk.subarray(0, at), () => {
      if (ending === 'end') near.end();
      else this.raw[0].resetAndDestroy();
    });
    return Buffer.alloc(0);
  }

  destroy(): void {
    for (const socket of this.raw) socket.destroy();
  }
}
