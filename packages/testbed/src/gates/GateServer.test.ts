import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portalGateAt } from '../portal/addresses';
import { GateServer } from './GateServer';

const CANARY = { namespace: 'shop', name: 'search' };
const question = { ...CANARY, phase: 'WaitingPromotion' };

let portal: Server;
let gates: GateServer;
/** Whom the portal was asked by, and about what. */
let heard: string[];

beforeEach(async () => {
  heard = [];
  portal = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    const who = Buffer.from(authorization.slice(6), 'base64').toString();
    heard.push(`${who.split(':')[0]} ${request.url}`);
    const yes = request.url?.endsWith('confirm-promotion');
    response.writeHead(yes ? 200 : 403).end(yes ? 'yes' : 'nobody decided');
  });
  await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
  const { port } = portal.address() as AddressInfo;
  gates = new GateServer(`http://127.0.0.1:${port}`);
  await gates.start();
});

afterEach(async () => {
  await gates.stop();
  portal.close();
});

/** As Flagger does: credentials of the address become a header. */
async function ask(address: string) {
  const url = new URL(address);
  const basic = Buffer.from(`${url.username}:${url.password}`);
  const answer = await fetch(`${url.origin}${url.pathname}`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic.toString('base64')}` },
    body: JSON.stringify(question),
  });
  return { status: answer.status, text: await answer.text() };
}

it('says no until it is opened, for each namespace apart', async () => {
  const url = gates.urlOf('shop', 'confirm-promotion');
  expect(await ask(url)).toEqual({ status: 403, text: 'no decision yet' });
  gates.set('shop', 'confirm-promotion', true);
  expect(await ask(url)).toMatchObject({ status: 200 });
  expect(await ask(gates.urlOf('pay', 'confirm-promotion'))).toMatchObject({
    status: 403,
  });
  expect(heard).toEqual([]);
});

it('hands a question to the portal, and its answer back', async () => {
  const at = (kind: string) => portalGateAt(gates.origin, 'one', CANARY, kind);
  expect(await ask(at('confirm-promotion'))).toEqual({
    status: 200,
    text: 'yes',
  });
  expect(await ask(at('rollback'))).toEqual({
    status: 403,
    text: 'nobody decided',
  });
  expect(heard).toEqual([
    'shop.search /api/rollouts/gates/one/confirm-promotion',
    'shop.search /api/rollouts/gates/one/rollback',
  ]);
  expect(gates.askedIn('shop')).toMatchObject([
    { kind: 'confirm-promotion', yes: true, phase: 'WaitingPromotion' },
    { kind: 'rollback', yes: false },
  ]);
});

it('says no for a portal that is down', async () => {
  portal.closeAllConnections();
  await new Promise(done => portal.close(done));
  const url = portalGateAt(gates.origin, 'one', CANARY, 'confirm-promotion');
  expect(await ask(url)).toMatchObject({ status: 502 });
  expect(gates.askedIn('shop')).toMatchObject([{ yes: false }]);
});

it('answers in place of a portal that hears nothing of a namespace', async () => {
  const url = portalGateAt(gates.origin, 'one', CANARY, 'confirm-promotion');
  gates.cutOff('shop', true);
  expect(await ask(url)).toMatchObject({ status: 403 });
  gates.set('shop', 'confirm-promotion', true);
  expect(await ask(url)).toMatchObject({ status: 200 });
  expect(heard).toEqual([]);
  gates.cutOff('shop', true, 'rollback');
  await ask(url);
  expect(heard).toEqual([]);
  await ask(portalGateAt(gates.origin, 'one', CANARY, 'rollback'));
  expect(heard).toHaveLength(1);
  gates.cutOff('shop', false);
  await ask(url);
  expect(heard).toHaveLength(2);
});
