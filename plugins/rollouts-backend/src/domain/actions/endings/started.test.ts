import { reduce } from '../../reduce';
import { at, deployed, seen } from '../../__testUtils__/story';
import { decidedStart, waitingStart } from '../../gates/__testUtils__/start';
import { decide } from '../decide';
import type { ActionRecord } from '../record';

const waiting = waitingStart(7);
const newer = deployed(21, 'target', '1.2', { generation: 8 });
const scaled = deployed(21, 'target', '1.1', { generation: 8 });
const begun = seen(22, 'Progressing', { status: { lastAppliedSpec: 'rev-2' } });

const asked = (verb: 'approve' | 'reject', told: boolean) =>
  ({
    verb,
    state: 'accepted',
    releaseNumber: 1,
    requestedAt: at(15),
    writtenAt: at(16),
    withinMs: 30_000,
    attempted: true,
    restore: 'none',
    bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
    write: decidedStart(),
    steps: told
      ? [
          {
            at: at(20),
            code: verb === 'approve' ? 'gate-answered' : 'gate-held',
            text: null,
          },
        ]
      : [],
  } as unknown as ActionRecord);

const next = (
  state: typeof waiting,
  ...change: Parameters<typeof reduce>[1][]
) => change.reduce((known, one) => reduce(known, one).next, state);

describe('the effect of a yes to the start', () => {
  it('is waited for while the release waits', () => {
    expect(decide(asked('approve', false), waiting, at(21)).next).toBe('wait');
    expect(decide(asked('approve', true), waiting, at(21)).next).toBe('wait');
  });

  it('beside another server is over with its version, also after Flagger was told', () => {
    const yes = asked('approve', true);
    const value = { ...(yes.write?.value as object), others: ['theirs'] };
    const both = { ...yes, write: { field: 'gate', value } } as ActionRecord;
    expect(decide(both, next(waiting, scaled), at(22)).next).toBe('wait');
    expect(decide(both, next(waiting, newer), at(22))).toEqual({
      next: 'end',
      state: 'superseded',
    });
  });

  it('is that it begins, under a revision of its own', () => {
    const state = next(waiting, scaled, begun);
    expect(decide(asked('approve', true), state, at(23))).toEqual({
      next: 'end',
      state: 'effective',
    });
  });

  it('is nothing where it begins and the yes was never told: something else let it', () => {
    expect(
      decide(asked('approve', false), next(waiting, begun), at(23)),
    ).toEqual({ next: 'end', state: 'ineffective' });
  });

  it('is overtaken by another version, unless Flagger was told: then it scales', () => {
    const state = next(waiting, newer);
    expect(decide(asked('approve', false), state, at(22))).toEqual({
      next: 'end',
      state: 'superseded',
    });
    expect(
      decide(asked('approve', true), next(waiting, scaled), at(22)).next,
    ).toBe('wait');
  });

  it('is missed when its time is over: the cluster itself is asked', () => {
    expect(decide(asked('approve', true), waiting, at(60)).next).toBe(
      'confirm',
    );
  });
});

describe('the effect of a no to the start', () => {
  it('is that Flagger was told', () => {
    expect(decide(asked('reject', false), waiting, at(21)).next).toBe('wait');
    expect(decide(asked('reject', true), waiting, at(21))).toEqual({
      next: 'end',
      state: 'effective',
    });
  });

  it('is overtaken by another version', () => {
    expect(
      decide(asked('reject', false), next(waiting, newer), at(22)),
    ).toEqual({ next: 'end', state: 'superseded' });
  });
});
