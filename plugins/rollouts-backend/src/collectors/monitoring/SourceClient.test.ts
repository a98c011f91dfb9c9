import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import certificates from './__fixtures__/certificates.json';
import { SourceClient } from './SourceClient';

/** Answers over TLS with a certificate that is its own authority, and knows itself as a client. */
async function serveWith(identity: (typeof certificates)[number]) {
  const server = createServer(
    { ...identity, ca: identity.cert, requestCert: true },
    (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    },
  );
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    become: (other: (typeof certificates)[number]) => {
      server.setSecureContext({ ...other, ca: other.cert });
      server.closeAllConnections();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

it('trusts and shows the certificates that the files hold now', async () => {
  const [first, second] = certificates;
  const folder = await mkdtemp(join(tmpdir(), 'tls-'));
  const [caFile, certFile, keyFile] = ['ca.crt', 'tls.crt', 'tls.key'].map(
    name => join(folder, name),
  );
  const renew = ({ cert, key }: (typeof certificates)[number]) =>
    Promise.all([
      writeFile(caFile, cert),
      writeFile(certFile, cert),
      writeFile(keyFile, key),
    ]);
  const server = await serveWith(first);
  const client = new SourceClient(server.url, {
    tls: { caFile, certFile, keyFile, skipVerify: false },
  });
  try {
    await expect(client.ask('/')).rejects.toThrow(/no such file/);

    await renew(first);
    await expect(client.ask('/')).resolves.toMatchObject({ status: 200 });

    server.become(second);
    await expect(client.ask('/')).rejects.toThrow(/self-signed certificate/);

    await renew(second);
    await expect(client.ask('/')).resolves.toMatchObject({ status: 200 });
  } finally {
    await client.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }
});
