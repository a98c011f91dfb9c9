import { codeOf } from './codeOf';
import { PortalError } from './PortalClient';

it.each([
  ['{"error":{"message":"x","refusal":{"code":"stale-view"}}}', 'stale-view'],
  ['{"error":{"message":"stale-view"}}', null],
  ['no JSON', null],
])('reads why the portal said no in %s', (answer, code) => {
  expect(codeOf(new PortalError(409, answer))).toBe(code);
});
