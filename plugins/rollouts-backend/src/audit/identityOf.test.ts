import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentityOf } from './identityOf';

const SUBJECT = 'system:serviceaccount:backstage:rollouts';
const token = (payload: unknown) =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;
const identity = (kubernetes?: object) =>
  createIdentityOf([{ name: 'production', kubernetes: kubernetes as never }])(
    'production',
  );

describe('how a cluster knows the portal', () => {
  it('is the service account that the token names', () => {
    const expected = `${SUBJECT} as backstage-rollouts`;
    const file = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
    writeFileSync(file, token({ sub: SUBJECT }));

    expect(identity({ serviceAccountToken: token({ sub: SUBJECT }) })).toBe(
      expected,
    );
    expect(identity({ tokenFile: file })).toBe(expected);
  });

  it.each([
    ['another token', { serviceAccountToken: 'secret-of-somebody' }],
    ['a token without a subject', { serviceAccountToken: token({ sub: 1 }) }],
    ['a file that is not there', { tokenFile: '/nowhere/token' }],
    ['no token', {}],
  ])('is only the field manager with %s, and never the token', (_, access) => {
    expect(identity(access)).toBe(
      'an account that the token does not name as backstage-rollouts',
    );
  });

  it('is nothing where the portal cannot write', () => {
    expect(identity(undefined)).toBeNull();
    expect(createIdentityOf([])('staging')).toBeNull();
  });
});
