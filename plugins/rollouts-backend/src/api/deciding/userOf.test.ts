import { mockCredentials } from '@backstage/backend-test-utils';
import { userOf } from './userOf';

it.each(['user:default/ann', 'User:Default/Ann', 'user:ann', 'ann'])(
  'is one person as %s: two must not be made of one',
  written => {
    const principal = { type: 'user', userEntityRef: written };
    const credentials = { ...mockCredentials.user(), principal };
    expect(userOf(credentials)).toBe('user:default/ann');
  },
);

it('is nobody without a person', () => {
  expect(userOf(mockCredentials.service())).toBeNull();
  expect(userOf(mockCredentials.none())).toBeNull();
});
