import { Readable } from 'node:stream';
import type { Transport, TransportResponse } from '../client/Transport';

/** An answer, or what is thrown instead of one. */
export type Answer = TransportResponse | Error;

/** A JSON answer. */
export function json(body: unknown, code = 200): TransportResponse {
  return text(JSON.stringify(body), code, 'application/json');
}

/** Any answer. */
export function text(
  body: string,
  code = 200,
  contentType = 'text/html',
): TransportResponse {
  return {
    status: code,
    contentType,
    clockSkewMs: null,
    body: Readable.from([Buffer.from(body)]),
  };
}

/** A list of a kind at a version. */
export function listed(
  resourceVersion: string,
  items: unknown[] | null,
  next = '',
): TransportResponse {
  return json({ metadata: { resourceVersion, continue: next }, items });
}

/** A watch that says these events (or raw lines) and then ends. */
export function watched(...events: unknown[]): TransportResponse {
  const lines = events.map(event =>
    typeof event === 'string' ? event : `${JSON.stringify(event)}\n`,
  );
  return {
    status: 200,
    contentType: 'application/json',
    clockSkewMs: null,
    body: Readable.from(lines.map(line => Buffer.from(line))),
  };
}

/** What the API server says instead of an answer. */
export function status(code: number, message = ''): TransportResponse {
  return json({ kind: 'Status', code, message }, code);
}

/** Gives the answers of a script in order; at its end it calls `onEnd`. */
export class ScriptedTransport implements Transport {
  readonly paths: string[] = [];
  readonly #answers: Answer[];
  readonly #onEnd: () => void;

  constructor(answers: Answer[], onEnd: () => void = () => {}) {
    this.#answers = [...answers];
    this.#onEnd = onEnd;
  }

  async get(path: string): Promise<TransportResponse> {
    this.paths.push(path);
    const answer = this.#answers.shift();
    if (!answer) {
      this.#onEnd();
      throw new Error('The script is over');
    }
    if (answer instanceof Error) throw answer;
    return answer;
  }

  async close(): Promise<void> {}
}
