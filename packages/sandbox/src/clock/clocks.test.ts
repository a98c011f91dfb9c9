import { CatchUpClock } from './CatchUpClock';
import { RealClock } from './RealClock';
import { SimulatedClock } from './SimulatedClock';

describe('a simulated clock', () => {
  it('does what is due in the order of time, then of asking, and waits for each', async () => {
    const clock = new SimulatedClock(1_000);
    const done: string[] = [];
    const task = (name: string) => async () => {
      await Promise.resolve();
      done.push(`${name} at ${clock.now()}`);
    };
    clock.schedule(20, task('late'));
    clock.schedule(10, task('first'));
    clock.schedule(10, task('second'));
    clock.schedule(500, task('never'));

    expect(clock.nextAt()).toBe(1_010);
    await clock.advanceBy(100);

    expect(done).toEqual(['first at 1010', 'second at 1010', 'late at 1020']);
    expect(clock.now()).toBe(1_100);
    expect(clock.nextAt()).toBe(1_500);
  });

  it('does what a task asks for, in the same advance', async () => {
    const clock = new SimulatedClock(0);
    const times: number[] = [];
    const tick = () => {
      times.push(clock.now());
      clock.schedule(10, tick);
    };
    clock.schedule(10, tick);
    await clock.advanceTo(35);
    expect(times).toEqual([10, 20, 30]);
  });

  it('forgets what was cancelled', async () => {
    const clock = new SimulatedClock(0);
    const task = jest.fn();
    clock.schedule(10, task)();
    await clock.advanceBy(20);
    expect(task).not.toHaveBeenCalled();
    expect(clock.nextAt()).toBeNull();
  });
});

describe('a clock that catches up', () => {
  const HOUR = 3_600_000;
  const setUp = () => {
    const real = new RealClock(error => {
      throw error;
    });
    return { real, clock: new CatchUpClock(Date.now() - HOUR, real) };
  };

  it('lives through the past without skipping any of it, then is real', async () => {
    const { clock, real } = setUp();
    const begin = clock.now();
    const hours: number[] = [];
    const tick = () => {
      hours.push(clock.now() - begin);
      clock.schedule(HOUR / 4, tick);
    };
    clock.schedule(HOUR / 4, tick);
    expect(clock.isReal).toBe(false);

    await clock.catchUp(async () => {});
    real.stop();

    expect(clock.isReal).toBe(true);
    expect(hours.slice(0, 3)).toEqual([HOUR / 4, HOUR / 2, (HOUR * 3) / 4]);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('takes what is still to come into the present, once, and lets it be cancelled there', async () => {
    const { clock, real } = setUp();
    const kept = jest.fn();
    const dropped = jest.fn();
    clock.schedule(HOUR + 30, kept);
    const cancel = clock.schedule(HOUR + 30, dropped);

    await clock.catchUp(async () => {});
    cancel();
    await new Promise<void>(done => real.schedule(200, done));

    expect(kept).toHaveBeenCalledTimes(1);
    expect(dropped).not.toHaveBeenCalled();
    real.stop();
  });

  it('lets others follow after each step', async () => {
    const { clock, real } = setUp();
    const seen: number[] = [];
    clock.schedule(HOUR / 2, () => {});
    clock.schedule((HOUR * 3) / 4, () => {});
    await clock.catchUp(async () => {
      seen.push(clock.now());
    });
    real.stop();
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe('a real clock', () => {
  it('reports a task that fails and goes on', async () => {
    const report = jest.fn();
    const clock = new RealClock(report);
    clock.schedule(1, () => {
      throw new Error('oops');
    });
    await new Promise<void>(done => clock.schedule(20, done));
    expect(report).toHaveBeenCalledWith(new Error('oops'));
  });

  it('forgets everything when it stops', async () => {
    const clock = new RealClock(() => {});
    const task = jest.fn();
    clock.schedule(1, task);
    clock.stop();
    await new Promise(done => setTimeout(done, 20));
    expect(task).not.toHaveBeenCalled();
  });
});
