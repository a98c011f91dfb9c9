import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve, Served } from './serve';

/** A server that answers JSON and keeps what it was asked, as `POST /path form`. */
export class Recorder {
  private constructor(
    readonly asked: readonly string[],
    private readonly server: Served,
  ) {}

  static async start(
    answer: (request: IncomingMessage) => unknown,
  ): Promise<Recorder> {
    const asked: string[] = [];
    const server = await serve(async (request, response) => {
      const form = decodeURIComponent(
        (await text(request)).replaceAll('+', ' '),
      );
      asked.push(`${request.method} ${request.url} ${form}`.trim());
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(request)));
    });
    return new Recorder(asked, server);
  }

  get url(): string {
    return this.server.url;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}
