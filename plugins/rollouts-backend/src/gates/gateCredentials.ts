import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which Canary presents itself. */
export interface Asking {
  namespace: string;
  name: string;
}

/** Compared with where there is nothing to compare with, so that it takes the same time. */
const NOBODY = '0'.repeat(64);

/**
 * What a Canary's hooks present: every Canary its own, since whoever may read a Canary reads the
 * addresses of its hooks. The password is HMAC-SHA256 of `<namespace>/<name>` under the cluster's
 * key, in hex.
 */
export function gateCredentials(key: string, { namespace, name }: Asking) {
  return {
    username: `${namespace}.${name}`,
    password: createHmac('sha256', key)
      .update(`${namespace}/${name}`)
      .digest('hex'),
  };
}

/**
 * Which Canary an Authorization header proves, or null. Takes the same time whatever is wrong.
 *
 * @param key - of the cluster; undefined where it has no gates
 */
export function readCredentials(
  key: string | undefined,
  header: string | undefined,
): Asking | null {
  const given = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1] ?? '';
  const text = Buffer.from(given, 'base64').toString('utf8');
  // Namespaces hold no dots, names may; neither holds a colon.
  const [, namespace, name, password] =
    /^([^.:]+)\.([^:]+):([0-9a-f]{64})$/.exec(text) ?? [];
  const asking = { namespace: namespace ?? '', name: name ?? '' };
  const expected = gateCredentials(key ?? NOBODY, asking).password;
  const isEqual = timingSafeEqual(
    Buffer.from(expected),
    Buffer.from(password ?? NOBODY),
  );
  return isEqual && key !== undefined && password !== undefined ? asking : null;
}
