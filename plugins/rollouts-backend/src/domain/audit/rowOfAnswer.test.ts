import type { ActionRecord } from '../actions/record';
import type { GatePoll } from '../gates/poll';
import { rowOfAnswer } from './rowOfAnswer';

const poll: GatePoll = {
  rolloutId: 'r',
  kind: 'confirm-rollout',
  checksum: 'abc',
  keyId: 'key',
  releaseId: 'release',
  polledAt: 1_000,
  answer: true,
  decisionId: null,
};
const about = {
  rollout: { cluster: 'production', namespace: 'shop', name: 'checkout' },
  entity: 'component:default/checkout',
  owner: 'group:default/shop-team',
} as unknown as Parameters<typeof rowOfAnswer>[2];

it('names the person whose decision it is, and why they decided so', () => {
  const action = {
    id: 'action',
    verb: 'approve',
    by: 'user:default/ann',
    reason: 'tested by hand',
  } as ActionRecord;
  expect(rowOfAnswer(poll, action, about)).toMatchObject({
    outcome: 'answered-yes',
    user: 'user:default/ann',
    verb: 'approve',
    reason: 'tested by hand',
    actionId: 'action',
  });
});

it('names what proved the version where no person decided', () => {
  const proof = {
    passed: true as const,
    rollout: 'staging/shop/checkout',
    number: 12,
  };
  expect(rowOfAnswer(poll, proof, about)).toMatchObject({
    outcome: 'answered-yes',
    user: null,
    verb: null,
    actionId: null,
    reason: 'it succeeded in staging/shop/checkout (release #12)',
  });
});

it('names nobody where nobody decided so, and says why', () => {
  const why = 'frozen by "weekend" until further notice';
  const no = { ...poll, answer: false };
  expect(rowOfAnswer(no, { why }, about)).toMatchObject({
    outcome: 'answered-no',
    user: null,
    verb: null,
    actionId: null,
    reason: why,
  });
});
