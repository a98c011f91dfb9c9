import { phases } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRollout,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english } from '../../__testUtils__/english';
import { toStatus } from './status';

const statusOf = (rollout: ReturnType<typeof aRollout>, source = aSource()) =>
  toStatus(rollout.build(), source, english);

describe('toStatus', () => {
  it('shows the phase with the weight while it moves', () => {
    expect(statusOf(aRollout().inPhase('Progressing').atWeight(30))).toEqual({
      tone: 'running',
      text: 'Progressing · 30\u00a0%',
    });
  });

  it.each(phases)('never renames %s', phase => {
    expect(statusOf(aRollout().inPhase(phase)).text).toContain(phase);
  });

  it.each([
    ['Waiting', 'waiting'],
    ['WaitingPromotion', 'waiting'],
    ['Promoting', 'running'],
    ['Succeeded', 'good'],
    ['Failed', 'bad'],
    ['Initialized', 'idle'],
    ['Contemplating', 'unknown'],
  ])('%s is %s', (phase, tone) => {
    expect(statusOf(aRollout().inPhase(phase)).tone).toBe(tone);
  });

  it('turns to alert when a check failed', () => {
    const held = aRollout()
      .inPhase('Progressing')
      .with({
        explanation: { code: 'held-by-failed-check', params: {}, evidence: [] },
      });
    expect(statusOf(held).tone).toBe('alert');
  });

  it.each([null, 'Progressing'])(
    'is bad in phase %s where the spec is missing: Flagger ends over it',
    phase => {
      const explanation = {
        code: 'spec-missing' as const,
        params: {},
        evidence: [],
      };
      const without = aRollout().inPhase(phase).with({ explanation });
      expect(statusOf(without).tone).toBe('bad');
    },
  );

  it('shows iterations instead of a weight', () => {
    const iterating = aRollout()
      .inPhase('Progressing')
      .atWeight(50)
      .with({
        explanation: {
          code: 'progressing-iteration',
          params: { iteration: 2, iterations: 5 },
          evidence: [],
        },
      });
    expect(statusOf(iterating).text).toBe('Progressing · 2/5');
  });

  it('does not call a phase true whose cluster is not heard from', () => {
    const stale = aSource({ state: 'stale' });
    expect(statusOf(aRollout().inPhase('Succeeded'), stale)).toEqual({
      tone: 'unknown',
      text: 'was Succeeded',
    });
    const gone = aRollout().with({ goneAt: BUILDER_NOW });
    expect(statusOf(gone, stale).text).toBe('gone');
  });

  it('says so when Flagger has written nothing', () => {
    expect(statusOf(aRollout().inPhase(null))).toEqual({
      tone: 'unknown',
      text: 'no status',
    });
  });
});
