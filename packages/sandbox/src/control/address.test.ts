import { controlAddress } from './address';

describe('the address of the control', () => {
  it.each([
    [{}, 'http://127.0.0.1:7410'],
    [{ SANDBOX_CONTROL_PORT: '7999' }, 'http://127.0.0.1:7999'],
    [
      { SANDBOX_CONTROL: 'http://other:1', SANDBOX_CONTROL_PORT: '7999' },
      'http://other:1',
    ],
  ])('of %j is %s', (env, address) => {
    expect(controlAddress(env as NodeJS.ProcessEnv)).toBe(address);
  });
});
