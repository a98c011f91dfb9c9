import type { Server } from 'node:http';

/**
 * Opens a port on this machine only.
 *
 * @param what who wants the port, for the error
 */
export function listen(
  server: Server,
  port: number,
  what: string,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken, and ${what} needs it. Is a sandbox running already?`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Closes a server with all its connections. */
export async function close(server: Server | null): Promise<void> {
  if (!server) return;
  await new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** Where a server listens, or nothing before it does. */
export function addressOf(server: Server | null): string {
  const address = server?.address();
  return typeof address === 'object' && address
    ? `http://127.0.0.1:${address.port}`
    : '';
}
