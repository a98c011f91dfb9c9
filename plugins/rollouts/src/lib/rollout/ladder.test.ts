import { aRollout } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { aLadder } from '../../__testUtils__/aLadder';
import { LadderItem, toLadder } from './ladder';

const withLadder = (words: string[], current: number | null) =>
  aRollout()
    .inPhase('Progressing')
    .with({ ladder: aLadder(words, current) });

const statesOf = (items: LadderItem[]) =>
  items.map(item =>
    item.kind === 'fold' ? `${item.count}×${item.state}` : item.state,
  );

describe('toLadder', () => {
  it('marks where it is and what is next, with times', () => {
    const rungs = toLadder(
      withLadder(['weight 10', 'weight 20', 'weight 30', 'promote'], 1).build(),
    );
    expect(statesOf(rungs)).toEqual(['done', 'current', 'next', 'ahead']);
    expect(rungs[0]).toMatchObject({ tookMs: 60_000, since: null });
    expect(rungs[1]).toMatchObject({ tookMs: null, since: expect.any(Number) });
  });

  it('says that a gate blocks', () => {
    const rungs = toLadder(
      withLadder(['weight 10', 'gate confirm-promotion', 'promote'], 1).build(),
    );
    expect(statesOf(rungs)).toEqual(['done', 'blocked', 'next']);
    expect(rungs[1]).toMatchObject({
      label: { key: 'ladder.gate.confirm-promotion' },
    });
  });

  it('says on which step a release failed, also when Flagger has moved on', () => {
    const failed = withLadder(['weight 10', 'weight 20', 'promote'], 1)
      .inPhase('Failed')
      .build();
    expect(statesOf(toLadder(failed))).toEqual([
      'done',
      'failed',
      'not-reached',
    ]);
  });

  it('shows a plan, not a position, when nothing runs', () => {
    const idle = withLadder(['weight 10', 'promote'], null).inPhase(
      'Succeeded',
    );
    expect(statesOf(toLadder(idle.build()))).toEqual(['planned', 'planned']);
  });

  it('counts the waiting at a gate from when the gate first said no', () => {
    const waiting = withLadder(
      ['gate confirm-promotion', 'promote'],
      0,
    ).build();
    waiting.ladder.steps[0].reachedAt = null;
    waiting.gates = [
      {
        kind: 'confirm-promotion',
        name: 'g',
        url: '',
        state: 'waiting',
        since: 7,
      },
    ];
    expect(toLadder(waiting)[0]).toMatchObject({ state: 'blocked', since: 7 });
  });

  it('names a gate that it does not know', () => {
    const [rung] = toLadder(withLadder(['gate something-new'], null).build());
    expect(rung).toMatchObject({ label: { key: 'ladder.gate.other' } });
  });

  it('folds a long ladder but never gates, ends, or the current step', () => {
    const weights = Array.from({ length: 40 }, (_, i) => `weight ${i + 1}`);
    const rungs = toLadder(
      withLadder(
        [...weights, 'gate confirm-promotion', 'promote', 'finalise'],
        19,
      ).build(),
    );
    expect(statesOf(rungs)).toEqual([
      'done',
      'done',
      '16×done',
      'done',
      'current',
      'next',
      'ahead',
      '18×ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    const counted = rungs.reduce(
      (sum, item) => sum + (item.kind === 'fold' ? item.count : 1),
      0,
    );
    expect(counted).toBe(43);
  });
});
