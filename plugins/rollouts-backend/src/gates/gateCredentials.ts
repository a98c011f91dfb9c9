import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Which Canary presents itself. */
export interface Asking {
  namespace: string;
  name: string;
}

/** A Canary that proved itself, and by which key. */
export interface Proven extends Asking {
  /** {@link gateKeyId} of that key. */
  keyId: string;
}

/** Keys that are good at once: the present one, and the one before while Canaries still use it. */
export const MOST_KEYS = 2;

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
 * By what a key is known again without being kept: which of two comes first in the configuration may
 * change between a question and its showing.
 */
export function gateKeyId(key: string): string {
  return createHash('sha256').update(`gate key ${key}`).digest('hex');
}

/**
 * Which Canary an Authorization header proves, or null. Takes the same time whatever is wrong and
 * whichever key is right.
 *
 * @param keys - of the cluster, at most {@link MOST_KEYS}; none where it has no gates
 */
export function readCredentials(
  keys: string[],
  header: string | undefined,
): Proven | null {
  const given = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1] ?? '';
  const text = Buffer.from(given, 'base64').toString('utf8');
  // Namespaces hold no dots, names may; neither holds a colon.
  const [, namespace, name, password] =
    /^([^.:]+)\.([^:]+):([0-9a-f]{64})$/.exec(text) ?? [];
  const asking = { namespace: namespace ?? '', name: name ?? '' };
  const right = Array.from({ length: MOST_KEYS }, (_, index) =>
    isEqual(
      gateCredentials(keys[index] ?? NOBODY, asking).password,
      password ?? NOBODY,
    ),
  ).findIndex((equal, index) => equal && index < keys.length);
  return right < 0 || password === undefined
    ? null
    : { ...asking, keyId: gateKeyId(keys[right]) };
}

function isEqual(expected: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
