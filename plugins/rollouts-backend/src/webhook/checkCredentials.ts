import { createHash, timingSafeEqual } from 'node:crypto';

/** What Flagger must present, by cluster name. */
export type EventCredentials = ReadonlyMap<
  string,
  { username: string; password: string }
>;

/**
 * Whether an Authorization header holds the cluster's credentials. Takes the same time whatever is
 * wrong, also for a cluster that does not exist or accepts no events.
 */
export function checkCredentials(
  all: EventCredentials,
  cluster: string,
  header: string | undefined,
): boolean {
  const expected = all.get(cluster);
  const given = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1] ?? '';
  const isEqual = timingSafeEqual(
    digest(Buffer.from(given, 'base64')),
    digest(Buffer.from(expected ? join(expected) : '')),
  );
  return isEqual && expected !== undefined;
}

function join(credentials: { username: string; password: string }): string {
  return `${credentials.username}:${credentials.password}`;
}

/** Of equal length, so that comparing does not tell how long the secret is. */
function digest(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
