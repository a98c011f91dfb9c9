import type { Observation } from '../../observation';
import { at, said, seen } from '../../__testUtils__/story';
import { after } from '../__testUtils__/running';
import { decide } from '../decide';
import type { ActionRecord } from '../record';
import { endings } from './endings';

const spec = { suspend: true };
const begun = [
  seen(0, 'Initialized'),
  seen(10, 'Progressing'),
  seen(20, 'Progressing', { since: 10, status: { canaryWeight: 25 } }),
];
/** Written at second 21; intervals have 10 s. */
const pause = {
  verb: 'pause',
  state: 'accepted',
  restore: 'none',
  releaseNumber: 1,
  requestedAt: at(20),
  attempted: true,
  writtenAt: at(21),
  withinMs: 30_000,
  bound: { uid: 'uid-1', lastAppliedSpec: 'rev-1', trackedConfigs: {} },
  write: { field: 'spec.suspend', value: true },
  steps: [],
} as unknown as ActionRecord;
const next = (
  action: Partial<ActionRecord>,
  second: number,
  ...observations: Observation[]
) => decide({ ...pause, ...action }, after(observations), at(second));

/** The Canary as it is written at second 21, with Flagger's status of before. */
const suspended = seen(21, 'Progressing', {
  since: 10,
  spec,
  status: { canaryWeight: 25, lastTransitionTime: at(20) },
});
const effective = { next: 'end', state: 'effective' };

describe('a pause', () => {
  it('has its effect once Flagger says that it does nothing', () => {
    expect(next({}, 22, ...begun, suspended)).toEqual({ next: 'wait' });
    const skips = said(30, 'skipping canary run as object is suspended');
    expect(next({}, 31, ...begun, suspended, skips)).toEqual(effective);
  });

  it('has it after two intervals in any case: no check is under way then', () => {
    expect(next({}, 40, ...begun, suspended)).toEqual({ next: 'wait' });
    expect(next({}, 41, ...begun, suspended)).toEqual(effective);
  });

  it('is looked for in the cluster when it does not show in time', () => {
    expect(next({}, 52, ...begun)).toEqual({ next: 'confirm' });
    const { canary } = suspended;
    expect(endings.pause.isMissing(pause, canary)).toBe(false);
    expect(endings.pause.isMissing(pause, begun[2].canary)).toBe(true);
  });

  it('stands when the other revision came after it', () => {
    const other = seen(25, 'Progressing', {
      spec,
      status: { lastAppliedSpec: 'rev-2' },
    });
    expect(next({}, 26, ...begun, other)).toEqual(effective);
    const untried = { attempted: false, writtenAt: null };
    expect(next(untried, 26, ...begun, other)).toEqual({
      next: 'end',
      state: 'superseded',
    });
  });

  it('at a gate has its effect once Flagger was told, and is over with its revision', () => {
    const write: ActionRecord['write'] = {
      field: 'gate',
      value: { kind: 'confirm-traffic-increase', checksums: [] },
    };
    expect(next({ write }, 25, ...begun)).toEqual({ next: 'wait' });
    const steps = [{ at: at(30), code: 'gate-held' as const, text: null }];
    expect(next({ write, steps }, 31, ...begun)).toEqual(effective);
    expect(endings.pause.isMissing({ ...pause, write }, begun[2].canary)).toBe(
      true,
    );
  });
});

describe('a promotion', () => {
  const isMissing = (write: ActionRecord['write'], phase: string) =>
    endings.promote.isMissing(
      { ...pause, verb: 'promote', write },
      seen(30, phase).canary,
    );

  it.each(['Promoting', 'Finalising'])(
    'by a gate is not missed once it is under way: %s',
    phase => {
      const value = { kind: 'confirm-promotion' as const, checksums: ['a'] };
      const byGate = { field: 'gate' as const, value };
      expect(isMissing(byGate, phase)).toBe(false);
      expect(isMissing(byGate, 'WaitingPromotion')).toBe(true);
      const skip = { field: 'spec.skipAnalysis', value: true } as const;
      expect(isMissing(skip, phase)).toBe(true);
    },
  );
});

describe('the end of a pause', () => {
  const resume = {
    verb: 'resume' as const,
    write: { field: 'spec.suspend' as const, value: false },
  };
  const skips = said(30, 'skipping canary run as object is suspended');
  const paused = [...begun, suspended, skips];
  /** It is not suspended any more; Flagger wrote last at this second. */
  const going = (second: number) =>
    seen(41, 'Progressing', {
      since: 10,
      status: { canaryWeight: 25, lastTransitionTime: at(second) },
    });
  const resumedAt = { ...resume, writtenAt: at(40) };

  it('has its effect once Flagger has written or said something else again', () => {
    expect(next(resumedAt, 41, ...paused)).toEqual({ next: 'wait' });
    expect(next(resumedAt, 42, ...paused, going(20))).toEqual({
      next: 'wait',
    });
    expect(next(resumedAt, 51, ...paused, going(50))).toEqual(effective);
    const says = said(50, 'Halt a.b advancement x', 'warning');
    expect(next(resumedAt, 51, ...paused, going(20), says)).toEqual(effective);
  });

  it('at a gate has it as soon as it is not the pause that holds', () => {
    const write: ActionRecord['write'] = {
      field: 'gate',
      value: { kind: 'confirm-traffic-increase', checksums: [] },
    };
    const told = (code: ActionRecord['steps'][number]['code']) =>
      next(
        { ...resume, write, steps: [{ at: at(30), code, text: null }] },
        31,
        ...begun,
      );
    expect(told('gate-opened')).toEqual({ next: 'wait' });
    expect(told('gate-answered')).toEqual(effective);
    expect(told('gate-released')).toEqual(effective);
  });

  it('has it after two intervals where Flagger was not heard to skip it', () => {
    const silent = [...begun, suspended, going(20)];
    expect(next(resumedAt, 59, ...silent)).toEqual({ next: 'wait' });
    expect(next(resumedAt, 60, ...silent)).toEqual(effective);
  });
});

describe('another try', () => {
  const failed = [...begun, seen(20, 'Failed')];
  const retry = {
    verb: 'retry' as const,
    write: {
      field: 'target.annotation' as const,
      kind: 'Deployment' as const,
      target: 'podinfo',
      value: 'x',
    },
  };
  const again = seen(30, 'Progressing', {
    status: { lastAppliedSpec: 'rev-2' },
  });

  it('has its effect with another release, though that is of another revision', () => {
    expect(next(retry, 25, ...failed)).toEqual({ next: 'wait' });
    expect(next(retry, 31, ...failed, again)).toEqual(effective);
  });

  it('is somebody else’s when it was not tried yet', () => {
    const untried = { ...retry, attempted: false, writtenAt: null };
    expect(next(untried, 31, ...failed, again)).toEqual({
      next: 'end',
      state: 'superseded',
    });
  });

  it('by the status is written again when Flagger only took note of the revision', () => {
    const write = { field: 'status.lastAppliedSpec', value: '' } as const;
    const emptied = seen(21, 'Failed', {
      since: 20,
      status: { lastAppliedSpec: '' },
    });
    const by = { ...retry, write };
    expect(next(by, 25, ...failed, emptied)).toEqual({ next: 'wait' });
    const noted = seen(30, 'Failed', { since: 20 });
    expect(next(by, 31, ...failed, noted)).toEqual({ next: 'write' });
    const other = seen(30, 'Failed', {
      since: 20,
      status: { lastAppliedSpec: 'rev-2' },
    });
    expect(next(by, 31, ...failed, other)).toEqual({
      next: 'end',
      state: 'superseded',
    });
    const begunAgain = seen(30, 'Progressing');
    expect(next(by, 31, ...failed, begunAgain)).toEqual(effective);
  });

  it('does not end when Flagger only takes note of the revision: it is looked up in time', () => {
    const noted = seen(30, 'Failed', {
      since: 20,
      status: { lastAppliedSpec: 'rev-2' },
    });
    expect(next(retry, 31, ...failed, noted)).toEqual({ next: 'wait' });
    expect(next(retry, 52, ...failed, noted)).toEqual({ next: 'confirm' });
    expect(endings.retry.isMissing(pause, noted.canary)).toBe(true);
    expect(endings.retry.isMissing(pause, again.canary)).toBe(false);
  });
});
