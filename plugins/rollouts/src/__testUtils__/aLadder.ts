import type {
  Ladder,
  LadderStep,
} from '@rollouts/backstage-plugin-rollouts-common';
import { BUILDER_NOW } from '@rollouts/backstage-plugin-rollouts-common/testing';

const MINUTE = 60_000;

const kinds: Record<string, LadderStep['kind']> = {
  primary: 'primary-weight',
};

/** A ladder from words: `aLadder(['gate confirm-rollout', 'weight 20', 'promote'], 1)`. */
export function aLadder(words: string[], current: number | null): Ladder {
  const last = current ?? -1;
  const steps = words.map((text, index): LadderStep => {
    const [word, detail] = text.split(' ');
    const reached = index <= last;
    return {
      kind: kinds[word] ?? (word as LadderStep['kind']),
      value: detail && word !== 'gate' ? Number(detail) : null,
      gate: word === 'gate' ? detail : null,
      state: index < last ? 'done' : 'ahead',
      ...(index === current && { state: 'current' as const }),
      reachedAt: reached ? BUILDER_NOW - (last - index + 1) * MINUTE : null,
      leftAt: index < last ? BUILDER_NOW - (last - index) * MINUTE : null,
    };
  });
  return { steps, current, matches: [], mirrorWeight: null };
}
