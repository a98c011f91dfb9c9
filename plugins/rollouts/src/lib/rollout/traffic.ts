import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { roundPercent } from '../format/number';
import { MessageParams, say, Words } from '../words';

/** Where the traffic is; null: not known. */
export interface TrafficView {
  canary: number;
  primary: number;
  source: string;
  fictitious: boolean;
}

/** The split between canary and primary with its source in words. */
export function toTraffic(
  { weight }: Rollout,
  words: Words,
): TrafficView | null {
  if (weight.value === null || weight.source === 'unknown') return null;
  const canary = roundPercent(Math.min(100, Math.max(0, weight.value)));
  const params: MessageParams = { object: weight.object };
  return {
    canary,
    primary: roundPercent(100 - canary),
    source: say(words, `traffic.source.${weight.source}`, params),
    fictitious: weight.source === 'fictitious',
  };
}
