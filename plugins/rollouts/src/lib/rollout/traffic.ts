import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { roundPercent } from '../format/number';
import { say, Words } from '../words';

/** Where the traffic is. */
export type TrafficView =
  | { kind: 'unknown'; text: string }
  /** A/B testing: the request decides, a share would be made up. */
  | { kind: 'matching'; text: string; source: string }
  | {
      kind: 'split';
      canary: number;
      primary: number;
      source: string;
      fictitious: boolean;
    };

/** The split between canary and primary with its source in words. `fresh`: it is true now. */
export function toTraffic(
  { weight, strategy }: Rollout,
  fresh: boolean,
  words: Words,
): TrafficView {
  const { value, object } = weight;
  if (value === null || weight.source === 'unknown') {
    return { kind: 'unknown', text: words('traffic.unknown') };
  }
  const key = `traffic.source.${weight.source}` as const;
  const said = say(words, key, { object });
  const source = fresh ? said : words('traffic.source.then', { source: said });
  if (strategy === 'ab-testing') {
    const text = words(value > 0 ? 'traffic.matching' : 'traffic.none');
    return { kind: 'matching', text, source };
  }
  const canary = roundPercent(Math.min(100, Math.max(0, value)));
  return {
    kind: 'split',
    canary,
    primary: roundPercent(100 - canary),
    source,
    fictitious: weight.source === 'fictitious',
  };
}
