import {
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';

const HOUR_S = 3_600;
const USER = 'vnd.backstage.user';
const LIMITED_USER = 'vnd.backstage.limited-user';

/** Issues tokens in the form of Backstage's auth backend, and serves the key that proves them. */
export class Identities {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  private constructor(private readonly kid: string) {}

  static create(): Identities {
    return new Identities(randomUUID());
  }

  /** Bearer token of a person, valid for an hour or until an hour ago. */
  person(ref: string, { expired = false } = {}): string {
    const iat = Math.floor(Date.now() / 1_000) - 2 * HOUR_S;
    const exp = iat + (expired ? 1 : 3) * HOUR_S;
    const claims = { sub: ref, iat, exp };
    const uip = this.signed(LIMITED_USER, claims).split('.')[2];
    return this.signed(USER, {
      ...claims,
      iss: 'auth',
      aud: 'backstage',
      ent: [ref],
      uip,
    });
  }

  /** What a browser keeps in its cookie: good for pictures and documents, not for the API. */
  cookie(ref: string): string {
    const iat = Math.floor(Date.now() / 1_000);
    return this.signed(LIMITED_USER, { sub: ref, iat, exp: iat + HOUR_S });
  }

  /** Somebody else's key under the same name. */
  forged(): Identities {
    return new Identities(this.kid);
  }

  /** In the place of the auth backend. */
  plugin() {
    const jwk = this.keys.publicKey.export({ format: 'jwk' });
    const key = { ...jwk, kid: this.kid, alg: 'ES256', use: 'sig' };
    return createBackendPlugin({
      pluginId: 'auth',
      register(env) {
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          async init({ httpRouter }) {
            const path = '/.well-known/jwks.json';
            const router = Router();
            router.get(path, (_, response) => {
              response.json({ keys: [key] });
            });
            httpRouter.use(router);
            httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
          },
        });
      },
    });
  }

  private signed(typ: string, claims: object): string {
    const content = [{ typ, alg: 'ES256', kid: this.kid }, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${content}.${signature(content, this.keys.privateKey)}`;
  }
}

function signature(content: string, key: KeyObject): string {
  const dsaEncoding = 'ieee-p1363' as const;
  return sign('sha256', Buffer.from(content), { key, dsaEncoding }).toString(
    'base64url',
  );
}
