import type { ActionRecord } from '../actions/record';
import { at, seen } from '../__testUtils__/story';
import { answerGate, Asked } from './answer';

const { canary } = seen(20, 'WaitingPromotion');
const action = {
  state: 'accepted',
  writtenAt: at(10),
  withinMs: 30_000,
  releaseId: 'release-1',
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: {
    field: 'gate',
    value: { kind: 'confirm-promotion', checksums: ['evil', 'a'] },
  },
} as unknown as ActionRecord;
const asked: Asked = {
  kind: 'confirm-promotion',
  checksum: 'a',
  canary,
  openReleaseId: 'release-1',
  action,
  hold: null,
  isLive: true,
  now: at(30),
};

const with_ = (changes: object) => ({ ...action, ...changes } as ActionRecord);

describe('a gate', () => {
  it('says yes to what was decided', () => {
    expect(answerGate(asked)).toEqual({ yes: true });
  });

  it.each([
    ['nobody decided', { action: null }, /nobody/],
    ['another gate is asked', { kind: 'rollback' }, /nobody/],
    [
      'it is done without gates',
      {
        action: with_({ write: { field: 'status.failedChecks', value: 9 } }),
      },
      /nobody/,
    ],
    [
      'the request is not carried out yet',
      { action: with_({ state: 'requested' }) },
      /another/,
    ],
    ['another revision is asked about', { checksum: 'b' }, /another/],
    ['another release is open', { openReleaseId: 'release-2' }, /another/],
    ['it was decided too long ago', { now: at(41) }, /over/],
    ['no release is open', { openReleaseId: null }, /no release/],
    ['the Canary is gone', { canary: null }, /no release/],
    ['the cluster is not heard from', { isLive: false }, /not heard/],
    [
      'another object has the name',
      { canary: { ...canary, uid: 'uid-2' } },
      /another/,
    ],
    [
      'another revision is applied by now',
      {
        canary: {
          ...canary,
          status: { ...canary.status, lastAppliedSpec: 'rev-2' },
        },
      },
      /another/,
    ],
    [
      'another config is applied by now',
      {
        canary: {
          ...canary,
          status: { ...canary.status, trackedConfigs: { 'configmap/a': '1' } },
        },
      },
      /another/,
    ],
  ])('says no when %s', (_, changes, why) => {
    expect(answerGate({ ...asked, ...changes } as Asked)).toEqual({
      yes: false,
      why: expect.stringMatching(why),
    });
  });
});

describe('the gate of more traffic', () => {
  const traffic = { ...asked, kind: 'confirm-traffic-increase' as const };
  const hold = with_({ verb: 'pause', by: 'user:default/ann' });

  it('lets pass unless somebody paused, whatever else was decided', () => {
    expect(answerGate({ ...traffic, action: null })).toEqual({ yes: true });
    expect(answerGate(traffic)).toEqual({ yes: true });
    expect(answerGate({ ...traffic, hold })).toEqual({
      yes: false,
      why: 'paused by user:default/ann',
    });
  });

  it('lets nothing pass on old knowledge, and nothing that is not a release', () => {
    expect(answerGate({ ...traffic, isLive: false }).yes).toBe(false);
    expect(answerGate({ ...traffic, openReleaseId: null }).yes).toBe(false);
  });
});
