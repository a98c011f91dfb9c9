import { recordedChanges } from '../../compare/recordedChanges';
import { runsOf } from '../../compare/runs';
import type { TimelineEntry } from '../../portal/answers';
import { Evidence, judgeRecord, Told } from './record';
import { timesOf } from './timesOf';

const history = recordedChanges('weighted-success');
const [{ steps }] = runsOf(history);
const times = timesOf(history);
const at = (step: string) => times.get(step) ?? 0;

function entryOf(step: string): TimelineEntry {
  const [kind, value] = step.split(' ');
  const details =
    kind === 'closed'
      ? { kind, outcome: value }
      : { kind, value: Number(value) };
  return { at: 0, details };
}

function toldWith(words: string[], gap?: { from: number; to: number }): Told {
  const gaps = gap ? [{ at: 0, details: { kind: 'gap', ...gap } }] : [];
  return {
    release: {
      ...{ id: 'a', number: 1, openingObserved: true, outcome: 'succeeded' },
      ...{ cause: null, images: { from: null, to: null }, maxWeight: 50 },
      ...{ configChanged: false, failedChecks: 0, gaps: gaps.length },
    },
    timeline: [...words.map(entryOf), ...gaps],
  };
}

function judge(told: Told[], more: Partial<Evidence> = {}) {
  return judgeRecord({
    history,
    told,
    messages: [],
    troubles: [],
    mayMiss: false,
    ...more,
  });
}

const without = (step: string) => steps.filter(one => one !== step);
const hole = { from: at('weight 50') - 5_000, to: at('weight 50') + 1_000 };

describe('the record of a portal', () => {
  it('is right when it tells every step', () => {
    expect(judge([toldWith(steps)])).toEqual({
      transitions: steps.length,
      lost: 0,
      gaps: 0,
      wrong: [],
    });
  });

  it('must not lose a step without a word', () => {
    const { lost, wrong } = judge([toldWith(without('weight 50'))]);

    expect(lost).toBe(1);
    expect(wrong).toEqual(['weight 50 was lost, and no gap says so']);
  });

  it('may miss what a gap covers', () => {
    const told = [toldWith(without('weight 50'), hole)];
    const missing = { mayMiss: true, troubles: [{ ...hole, isDeaf: true }] };

    expect(judge(told, missing)).toMatchObject({ lost: 1, gaps: 1, wrong: [] });
    expect(
      judge([toldWith(without('weight 25'), hole)], missing).wrong,
    ).toEqual(['weight 25 was lost, and no gap says so']);
  });

  it('must not miss what an event of the cluster proves', () => {
    const { wrong } = judge([toldWith(without('weight 50'), hole)], {
      mayMiss: true,
      troubles: [{ ...hole, isDeaf: true }],
      messages: ['Advance podinfo.test canary weight 50'],
    });

    expect(wrong).toEqual([
      'weight 50 was lost although an event of the cluster proves it',
    ]);
  });

  it('must not make anything up, nor put it into another order', () => {
    expect(judge([toldWith([...steps, 'weight 75'])]).wrong).toContain(
      'weight 75 was made up',
    );
    expect(judge([toldWith(steps.toReversed())]).wrong[0]).toMatch(
      /^order of the steps: closed/,
    );
  });

  it('must have one release for each run', () => {
    const twice = [toldWith(steps), toldWith(steps)];

    expect(judge(twice).wrong).toEqual(['2 releases were recorded of 1']);
    expect(judge([]).wrong).toEqual(['release 1 was lost']);
  });

  it('must not claim a gap where nothing could be missed, or nothing was broken', () => {
    const told = [toldWith(steps, hole)];

    expect(judge(told).wrong).toEqual([
      'a gap was recorded although nothing could be missed',
    ]);
    expect(judge(told, { mayMiss: true }).wrong).toEqual([
      'a gap was recorded when nothing was broken',
    ]);
  });
});
