import { fetch } from 'undici';
import { z } from 'zod';
import { readLines } from '../../kube/readLines';
import type { Change } from '../../kube/NamespaceWatch';
import { messageOf } from '../../messageOf';
import { toChange } from './toChange';

const base64 = (plain: string) => Buffer.from(plain).toString('base64');

const text = z.string();
const kv = z.object({
  key: text,
  value: text.default(''),
  mod_revision: text,
});
const answer = z.object({
  result: z.object({
    created: z.boolean().default(false),
    canceled: z.boolean().default(false),
    events: z
      .array(z.object({ type: z.enum(['PUT', 'DELETE']).default('PUT'), kv }))
      .default([]),
  }),
});

/**
 * Every write of the Canaries of one namespace, straight from etcd: what really happened, whatever
 * became of the API server meanwhile. Its own watches end with it.
 */
export class EtcdRecord {
  readonly changes: Change[] = [];
  readonly #ending = new AbortController();
  readonly #url: string;
  readonly #prefix: string;
  #reading: Promise<void> = Promise.resolve();
  #trouble: string | null = null;

  /** @param url of etcd's clients' port */
  constructor(url: string, namespace: string) {
    this.#url = url;
    this.#prefix = `/registry/flagger.app/canaries/${namespace}/`;
  }

  /** Null while it is complete. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Resolves when it is being written, from the present on. */
  async start(): Promise<void> {
    const response = await fetch(`${this.#url}/v3/watch`, {
      method: 'POST',
      body: JSON.stringify({
        create_request: {
          key: base64(this.#prefix),
          // The end of all keys that begin so: the next byte after the slash.
          range_end: base64(this.#prefix.replace(/\/$/, '0')),
        },
      }),
      signal: this.#ending.signal,
    });
    if (!response.ok || !response.body) {
      throw new Error(`etcd answered ${response.status} to a watch`);
    }
    await new Promise<void>((created, failed) => {
      this.#reading = this.#read(readLines(response.body!), created).catch(
        error => {
          if (this.#ending.signal.aborted) return;
          this.#trouble = messageOf(error);
          failed(error);
        },
      );
    });
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#reading;
  }

  async #read(
    lines: AsyncIterable<string>,
    onCreated: () => void,
  ): Promise<void> {
    for await (const line of lines) {
      const { result } = answer.parse(JSON.parse(line));
      if (result.created) onCreated();
      if (result.canceled) throw new Error('etcd ended the watch');
      for (const { type, kv: entry } of result.events) {
        const change = toChange(type, entry, this.changes, Date.now());
        if (change) this.changes.push(change);
      }
    }
    throw new Error('etcd ended the watch');
  }
}
