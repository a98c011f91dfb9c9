import { listRecordings } from '@rollouts/recordings';
import { recordedChanges } from './recordedChanges';
import { answersIn, runsOf } from './runs';

const steps = (name: string) =>
  runsOf(recordedChanges(name)).map(run => run.steps);

describe('runs', () => {
  it('climb and end', () => {
    expect(steps('weighted-success')).toEqual([
      [
        'opened',
        'weight 25',
        'weight 50',
        'promoted',
        'primary-weight 100',
        'closed succeeded',
      ],
    ]);
  });

  it('count what failed, and leave out what somebody wrote', () => {
    expect(steps('weighted-metric-failure')[0]).toContain('check-failed 3');
    expect(steps('abort-by-failed-checks')).toEqual([
      ['opened', 'weight 25', 'closed failed'],
    ]);
  });

  it('are replaced, retried and deleted', () => {
    const ends = (name: string) =>
      runsOf(recordedChanges(name)).map(({ outcome }) => outcome);

    expect(ends('restart-on-new-revision')).toEqual([
      'superseded',
      'succeeded',
    ]);
    expect(ends('retry-after-failure')).toEqual(['failed', 'succeeded']);
    expect(ends('delete-without-revert')).toEqual(['unknown']);
    expect(ends('push-after-failed-promotion')).toEqual(['failed']);
  });

  it('count iterations, and route all at the end of blue-green', () => {
    expect(steps('blue-green')[0].slice(1, 5)).toEqual([
      'iteration 1',
      'iteration 2',
      'iteration 3',
      'weight 100',
    ]);
    expect(steps('ab-testing')[0]).not.toContain('weight 100');
  });

  it.each(listRecordings())('begin and end in %s', name => {
    for (const run of steps(name)) {
      expect(run[0]).toBe('opened');
      expect(run.at(-1)).toMatch(/^closed /);
    }
  });
});

describe('answers of a gate', () => {
  const asked = (at: number, yes: boolean, kind = 'confirm-promotion') => ({
    namespace: 'a',
    phase: '',
    kind,
    yes,
    said: '',
    at,
  });

  it('are those since the last run ended, repeated ones once', () => {
    const runs = runsOf(recordedChanges('retry-after-failure'));
    const [first, second] = runs;

    expect(
      answersIn(
        runs,
        [
          asked(first.to - 1, true),
          asked(second.from - 1, false),
          asked(second.from, false),
          asked(second.to, true),
          asked(second.to + 1, false),
        ],
        'confirm-promotion',
      ),
    ).toEqual(['waiting', 'passed']);
  });

  it('of a rollback hook are its yes only', () => {
    const runs = runsOf(recordedChanges('rollback-hook'));
    const { from } = runs[0];

    expect(
      answersIn(
        runs,
        [asked(from, false, 'rollback'), asked(from, true, 'rollback')],
        'rollback',
      ),
    ).toEqual(['passed']);
  });
});
