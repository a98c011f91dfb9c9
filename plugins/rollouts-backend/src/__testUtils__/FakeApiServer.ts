import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { KubernetesObject, WatchRecord } from '@rollouts/recordings';
import { applyPatch } from './applyPatch';

type Kind = WatchRecord['source'];

const ONE =
  /\/namespaces\/([^/]+)\/(canaries|deployments|metrictemplates)\/([^/]+)(?:\/status)?$/;

interface Change {
  kind: string;
  type: WatchRecord['type'];
  object: KubernetesObject;
}

interface Watcher {
  kind: string;
  response: ServerResponse;
}

/** The API server of a cluster in which what a test plays happens: list, watch and resume. */
export class FakeApiServer {
  /** Every request, as `GET /version`. */
  readonly requests: string[] = [];
  /** Every change that was made from outside. */
  readonly patches: Array<{ path: string; patch: object }> = [];
  /** With which words every change from outside is forbidden; null: it is not. */
  forbidding: string | null = null;
  readonly #changes: Change[] = [];
  /** Kinds that nobody may list or watch. */
  readonly #denied = new Set<string>();
  readonly #watchers = new Set<Watcher>();
  /** Changes that no watch is told of any more. */
  #forgotten = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((req, res) => this.#answer(req, res));
  }

  static async start(): Promise<FakeApiServer> {
    const fake = new FakeApiServer();
    await new Promise<void>(resolve =>
      fake.#server.listen(0, '127.0.0.1', resolve),
    );
    return fake;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Something happens in the cluster; who watches is told. */
  play({
    source,
    type,
    object,
  }: Pick<WatchRecord, 'source' | 'type' | 'object'>) {
    const resourceVersion = String(this.#changes.length + 1);
    const change = {
      kind: source as string,
      type,
      object: { ...object, metadata: { ...object.metadata, resourceVersion } },
    };
    this.#changes.push(change);
    for (const watcher of this.#watchers) {
      if (watcher.kind === source) tell(watcher, change);
    }
  }

  /** As the real one after some minutes, or when it was started anew: versions up to now are too old. */
  forget(): void {
    this.#forgotten = this.#changes.length;
  }

  /** The account loses the right to list and to watch a kind. */
  deny(kind: Kind): void {
    this.#denied.add(kind);
    for (const watcher of this.#watchers) {
      if (watcher.kind === kind) watcher.response.end();
    }
  }

  /** How many watch a kind now. */
  watchers(kind: Kind): number {
    return [...this.#watchers].filter(watcher => watcher.kind === kind).length;
  }

  /** The newest state of the objects of a kind. */
  objects(kind: Kind | string): KubernetesObject[] {
    const objects = new Map<string, KubernetesObject>();
    for (const change of this.#changes.filter(c => c.kind === kind)) {
      const key = `${change.object.metadata.namespace}/${change.object.metadata.name}`;
      if (change.type === 'DELETED') objects.delete(key);
      else objects.set(key, change.object);
    }
    return [...objects.values()];
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? '/', 'http://fake');
    const kind = url.pathname.split('/').at(-1) ?? '';
    response.setHeader('content-type', 'application/json');
    if (kind === 'version') {
      response.end(JSON.stringify({ gitVersion: 'v1.34.4' }));
      return;
    }
    const [, namespace, plural, name] = ONE.exec(url.pathname) ?? [];
    if (name) {
      void this.#answerOne(request, response, { plural, namespace, name });
      return;
    }
    if (this.#denied.has(kind)) {
      response.statusCode = 403;
      const message = `${kind} is forbidden`;
      response.end(JSON.stringify({ kind: 'Status', code: 403, message }));
      return;
    }
    if (url.searchParams.get('watch') !== 'true') {
      const resourceVersion = String(this.#changes.length);
      const items = this.objects(kind);
      response.end(JSON.stringify({ metadata: { resourceVersion }, items }));
      return;
    }
    const from = Number(url.searchParams.get('resourceVersion'));
    if (from < this.#forgotten) {
      response.statusCode = 410;
      const message = 'too old resource version';
      response.end(JSON.stringify({ kind: 'Status', code: 410, message }));
      return;
    }
    const watcher = { kind, response };
    response.flushHeaders();
    this.#changes
      .slice(from)
      .filter(change => change.kind === kind)
      .forEach(change => tell(watcher, change));
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
  }

  /** GET and PATCH of one object; a patch of another version than the newest is refused. */
  async #answerOne(
    request: IncomingMessage,
    response: ServerResponse,
    {
      plural,
      namespace,
      name,
    }: Record<'plural' | 'namespace' | 'name', string>,
  ): Promise<void> {
    const patch = JSON.parse((await text(request)) || 'null');
    const find = () =>
      this.objects(plural).find(
        ({ metadata }) =>
          metadata.namespace === namespace && metadata.name === name,
      );
    const object = find();
    const version = patch?.metadata?.resourceVersion;
    const refuse = (code: number, message: string) => {
      response.statusCode = code;
      response.end(JSON.stringify({ kind: 'Status', code, message }));
    };
    if (!object) return refuse(404, `${plural} "${name}" not found`);
    if (!patch) return void response.end(JSON.stringify(object));
    if (this.forbidding) return refuse(403, this.forbidding);
    if (version !== object.metadata.resourceVersion) {
      return refuse(409, 'the object has been modified');
    }
    this.patches.push({ path: request.url ?? '', patch });
    const { metadata: _, ...changes } = patch;
    const kind = request.headers['content-type'] ?? '';
    const changed = applyPatch(object, changes, kind.includes('strategic'));
    const source = plural as WatchRecord['source'];
    this.play({ source, type: 'MODIFIED', object: changed });
    // As it is now, with the version that the change gave it.
    return void response.end(JSON.stringify(find()));
  }
}

function tell({ response }: Watcher, { type, object }: Change): void {
  response.write(`${JSON.stringify({ type, object })}\n`);
}
