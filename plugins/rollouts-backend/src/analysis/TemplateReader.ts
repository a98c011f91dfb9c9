import { z } from 'zod';
import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import type { Transport } from '../collectors/kubernetes/client/Transport';
import { readAnswer } from '../collectors/kubernetes/client/readAnswer';
import type { Template } from '../domain/analysis/planMetrics';

/** Templates seldom change; a change is seen within this time. */
const FRESH_MS = 60_000;

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

/** Reads MetricTemplates of one cluster, each once a minute at most. */
export class TemplateReader {
  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #known = new Map<
    string,
    { at: number; template: Template | null }
  >();

  constructor(transport: Transport, now: () => number) {
    this.#transport = transport;
    this.#now = now;
  }

  /**
   * By address `<namespace>/<name>`; those that do not exist are left out.
   *
   * @throws KubernetesError
   */
  async read(
    addresses: string[],
    signal: AbortSignal,
  ): Promise<Map<string, Template>> {
    const found = new Map<string, Template>();
    for (const address of new Set(addresses)) {
      const template = await this.#readOne(address, signal);
      if (template) found.set(address, template);
    }
    return found;
  }

  async #readOne(
    address: string,
    signal: AbortSignal,
  ): Promise<Template | null> {
    const known = this.#known.get(address);
    if (known && this.#now() - known.at < FRESH_MS) return known.template;
    const template = await this.#ask(address, signal);
    this.#known.set(address, { at: this.#now(), template });
    return template;
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
