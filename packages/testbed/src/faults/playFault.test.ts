import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GateServer } from '../gates/GateServer';
import type { Ports } from '../plane/process/ports';
import { PortalProcess } from '../portal/PortalProcess';
import type { Fault } from './Fault';
import type { Place } from './Place';
import { playFault } from './playFault';

const run = jest.fn();
const close = jest.fn(async () => {});
const create = jest.fn(async () => {
  throw new Error('the API server is away');
});
const fault: Fault = {
  ...{ name: 'broken', about: 'a lane that was spoilt', run },
  ...{ place: 'calm', ownPortal: false, analysis: {}, limitMs: 60_000 },
  ...{ wanted: [], writes: 0 },
};
let etcd: Server;
let hasLeft: Promise<unknown>;

/** Nobody listens on port 1. */
function play(etcdUrl: string) {
  const ground = {
    openStage: async () => ({ namespace: 'broken', close }),
    cluster: { etcdUrl },
    kube: { create },
  };
  return playFault({
    place: { fault, ground } as unknown as Place,
    portal: new PortalProcess({ port: 1, clusters: [], folder: '' }),
    gates: { urlOf: () => 'http://127.0.0.1:1' } as unknown as GateServer,
    ports: {} as Ports,
  });
}

beforeEach(async () => {
  jest.clearAllMocks();
  etcd = createServer((_, response) => {
    hasLeft = once(response, 'close');
    response.write('{"result":{"created":true}}\n');
  }).listen(0, '127.0.0.1');
  await once(etcd, 'listening');
});

afterEach(() => {
  etcd.closeAllConnections();
  etcd.close();
});

describe('a fault that cannot be played', () => {
  it('leaves nothing behind when nothing can be recorded', async () => {
    const { wrong } = await play('http://127.0.0.1:1');

    expect(wrong).toEqual([expect.stringContaining('fetch failed')]);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('says what failed, and ends its record and its stage', async () => {
    const { port } = etcd.address() as AddressInfo;
    const { wrong } = await play(`http://127.0.0.1:${port}`);

    expect(wrong[0]).toBe('the API server is away');
    // The record cannot be read, and the rest is judged all the same.
    expect(wrong).toContain('in the end the cluster was unknown');
    expect(run).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledTimes(1);
    await hasLeft;
  });
});
