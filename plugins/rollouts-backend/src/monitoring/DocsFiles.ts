import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { isName } from '../domain/runbooks/names';

const FRESH_MS = 60_000;
const MOST_KEPT = 500;

const metadataSchema = z.object({ files: z.array(z.string()) });

/** Which pages the built documentation of an entity has, asked with the rights of who looks. */
export class DocsFiles {
  readonly #options: {
    auth: AuthService;
    discovery: DiscoveryService;
    now: () => number;
  };
  readonly #known = new Map<string, { at: number; files: string[] | null }>();

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    now: () => number;
  }) {
    this.#options = options;
  }

  /** Null: it was never built, or it does not say. Never throws. */
  async of(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<string[] | null> {
    const { now } = this.#options;
    // Who may see which documentation is decided for each person.
    const key = JSON.stringify([entityRef, credentials.principal]);
    const known = this.#known.get(key);
    if (known && now() - known.at < FRESH_MS) return known.files;
    const files = await this.#ask(entityRef, credentials).catch(() => null);
    this.#known.delete(key);
    this.#known.set(key, { at: now(), files });
    if (this.#known.size > MOST_KEPT) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
    return files;
  }

  async #ask(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<string[] | null> {
    const { auth, discovery } = this.#options;
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const parts = [namespace, kind, name];
    // Dots are not encoded, and would lead the request to another path.
    if (!parts.every(isName)) return null;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'techdocs',
    });
    const base = await discovery.getBaseUrl('techdocs');
    const path = parts.map(encodeURIComponent).join('/');
    const response = await fetch(`${base}/metadata/techdocs/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(3_000),
    });
    if (!response.ok) return null;
    return metadataSchema.parse(await response.json()).files;
  }
}
