import { gateCredentials, gateKeyId, readCredentials } from './gateCredentials';

const KEY = 'a key of at least 32 characters!';
const asking = { namespace: 'shop', name: 'checkout.v2' };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const { username, password } = gateCredentials(KEY, asking);

describe('credentials of a gate', () => {
  it('are those that openssl makes from the key', () => {
    // printf %s shop/checkout | openssl dgst -sha256 -hmac 'a key of at least 32 characters!'
    expect(
      gateCredentials(KEY, { namespace: 'shop', name: 'checkout' }),
    ).toEqual({
      username: 'shop.checkout',
      password:
        '354c9945bd0de496415f1043ec4d79910fd053c396284404441c70c705cdb01c',
    });
    expect(password).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prove one Canary', () => {
    expect(readCredentials([KEY], basic(`${username}:${password}`))).toEqual({
      ...asking,
      keyId: gateKeyId(KEY),
    });
  });

  it('prove it by either of two keys, and by none of before', () => {
    const [present, earlier, older] = ['present', 'earlier', 'older'];
    const by = (key: string) => {
      const made = gateCredentials(key, asking);
      const header = basic(`${made.username}:${made.password}`);
      return readCredentials([present, earlier], header)?.keyId;
    };
    expect(by(present)).toBe(gateKeyId(present));
    expect(by(earlier)).toBe(gateKeyId(earlier));
    expect(by(older)).toBeUndefined();
    expect(gateKeyId(present)).not.toBe(gateKeyId(earlier));
    // What is stored tells nothing of the key.
    expect(gateKeyId(present)).not.toContain(present);
  });

  it.each([
    ['no header', undefined],
    ['another scheme', `Bearer ${password}`],
    ['another name', basic(`shop.checkout:${password}`)],
    ['another namespace', basic(`shop2.checkout.v2:${password}`)],
    ['no name', basic(`shop:${password}`)],
    ['no password', basic(username)],
    ['an empty password', basic(`${username}:`)],
    ['half a password', basic(`${username}:${password.slice(1)}`)],
    ['more than the password', basic(`${username}:${password}0`)],
    [
      'the password in capitals',
      basic(`${username}:${password.toUpperCase()}`),
    ],
    ['what is no base64', 'Basic %%%'],
    ['zeros', basic(`${username}:${'0'.repeat(64)}`)],
  ])('are refused: %s', (_, header) => {
    expect(readCredentials([KEY], header)).toBeNull();
  });

  it('are worth nothing under another key, and where there is none', () => {
    const header = basic(`${username}:${password}`);
    expect(readCredentials([`${KEY}.`], header)).toBeNull();
    expect(readCredentials([], header)).toBeNull();
    // The key that missing ones are compared with is public.
    const zeros = gateCredentials('0'.repeat(64), asking);
    expect(
      readCredentials([], basic(`${username}:${zeros.password}`)),
    ).toBeNull();
    expect(
      readCredentials([KEY], basic(`${username}:${zeros.password}`)),
    ).toBeNull();
  });
});
