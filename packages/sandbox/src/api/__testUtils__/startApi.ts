import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimulatedClock } from '../../clock/SimulatedClock';
import { kindOfObject } from '../../cluster/kinds';
import { MemoryObjectStore } from '../../cluster/MemoryObjectStore';
import type { ClusterObject } from '../../cluster/types';
import { Faults } from '../../faults/Faults';
import { createApi } from '../createApi';

interface Asked {
  method?: string;
  /** Null: none is sent. */
  token?: string | null;
  contentType?: string;
  body?: string;
  signal?: AbortSignal;
}

/** The HTTP API of a cluster that holds these objects, on a port of its own. */
export async function startApi(objects: object[] = []) {
  const clock = new SimulatedClock(Date.UTC(2026, 0, 1));
  const store = new MemoryObjectStore(clock);
  const faults = new Faults();
  for (const object of objects as ClusterObject[]) {
    const kind = kindOfObject(object);
    if (kind) store.create(kind.resource, structuredClone(object));
  }
  const server = createServer(createApi({ store, faults }));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, asked: Asked = {}) => {
    const { method = 'GET', token = 'sandbox-token', contentType } = asked;
    return fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: asked.body,
      signal: asked.signal,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(contentType ? { 'content-type': contentType } : {}),
      },
    });
  };
  return {
    store,
    faults,
    clock,
    ask,
    async stop() {
      faults.dropWatches();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof startApi>>;
