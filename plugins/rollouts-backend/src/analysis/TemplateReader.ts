import { z } from 'zod';
import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { Transport } from '../collectors/kubernetes/client/Transport';
import { readAnswer } from '../collectors/kubernetes/client/readAnswer';
import type { Template, Unread } from '../domain/analysis/planMetrics';
import { reasonOf } from '../reasonOf';

/** Templates seldom change; a change is seen within this time. */
const FRESH_MS = 60_000;
/** What could not be read is asked for again after this time, not for every check. */
const RETRY_MS = 10_000;

// Flagger takes a type that it does not know for Prometheus too.
const anyProvider = { type: 'prometheus' };

const templateSchema = z.object({
  spec: z
    .object({
      provider: z
        .object({ type: z.string().catch(anyProvider.type) })
        .catch(anyProvider),
      query: z.string().catch(''),
    })
    .catch({ provider: anyProvider, query: '' }),
});

interface Known {
  /** Null: there is none of this address. */
  template: Template | null | Unread;
  nextAt: number;
}

/** Reads MetricTemplates of one cluster, each once a minute at most. */
export class TemplateReader {
  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(transport: Transport, now: () => number) {
    this.#transport = transport;
    this.#now = now;
  }

  /**
   * By address `<namespace>/<name>`; those that do not exist are left out. What cannot be read now is
   * as it was read last. Never throws.
   */
  async read(
    addresses: string[],
    signal: AbortSignal,
  ): Promise<Map<string, Template | Unread>> {
    const found = await Promise.all(
      [...new Set(addresses)].map(async address => {
        const template = await this.#readOne(address, signal);
        return template ? [[address, template] as const] : [];
      }),
    );
    return new Map(found.flat());
  }

  async #readOne(
    address: string,
    signal: AbortSignal,
  ): Promise<Known['template']> {
    const known = this.#known.get(address);
    if (known && this.#now() < known.nextAt) return known.template;
    const read = await this.#tryAsk(address, known, signal);
    this.#known.set(address, read);
    return read.template;
  }

  async #tryAsk(
    address: string,
    known: Known | undefined,
    signal: AbortSignal,
  ): Promise<Known> {
    try {
      const template = await this.#ask(address, signal);
      return { template, nextAt: this.#now() + FRESH_MS };
    } catch (error) {
      const unread = { address, reason: reasonOf(error) };
      const isKnown = known?.template && 'query' in known.template;
      return {
        template: isKnown ? known.template : unread,
        nextAt: this.#now() + RETRY_MS,
      };
    }
  }

  async #ask(address: string, signal: AbortSignal): Promise<Template | null> {
    const [namespace, name] = address.split('/').map(encodeURIComponent);
    try {
      const object = await readAnswer(
        await this.#transport.get(
          `/apis/flagger.app/v1beta1/namespaces/${namespace}/metrictemplates/${name}`,
          { signal },
        ),
      );
      return readTemplate(object);
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) return null;
      throw error;
    }
  }
}

function readTemplate(object: unknown): Template {
  const { provider, query } = templateSchema.parse(object).spec;
  return { provider: provider.type, query };
}
