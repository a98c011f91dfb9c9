import type { Strategy } from '../../flagger/canary';

/** What decides how the work of a service is split. */
export interface Situation {
  profile: 'http' | 'operator';
  /** Null when no Canary looks after the workload. */
  strategy: Strategy | null;
  /** Weights of the route for the requests that it splits; null without a route. */
  weights: { primary: number; canary: number } | null;
  /** Requests are copied to the canary. */
  mirrored: boolean;
  canaryPods: number;
  primaryPods: number;
}

/** Shares of what there is to do, for each pod. */
export interface Shares {
  canary: number[];
  primary: number[];
}

/** So many people carry the header or cookie of an A/B test. */
const INSIDERS = 0.2;
/** Blue-green sends nobody to the new revision before it is promoted: it gets a load test. */
const LOAD_TEST = 0.15;
/** The drill's objects, in relation to the real ones. */
const DRILL = 0.25;

/** Who does how much of it. */
export function sharesOf(situation: Situation): Shares {
  const { profile, canaryPods, primaryPods } = situation;
  if (profile === 'operator') {
    const hasCanary = situation.strategy !== null;
    return {
      canary: toLeader(hasCanary ? DRILL : 1, canaryPods),
      primary: toLeader(1, primaryPods),
    };
  }
  const { canary, primary } = requests(situation);
  return {
    canary: evenly(canary, canaryPods),
    primary: evenly(primary, primaryPods),
  };
}

function requests({ strategy, weights, mirrored, primaryPods }: Situation): {
  canary: number;
  primary: number;
} {
  if (strategy === null) return { canary: 1, primary: 0 };
  if (!weights) {
    return primaryPods > 0
      ? { canary: 0, primary: 1 }
      : { canary: 1, primary: 0 };
  }
  const total = weights.canary + weights.primary || 1;
  const split = weights.canary / total;
  const routed = strategy === 'ab-testing' ? split * INSIDERS : split;
  if (mirrored) return { canary: 1, primary: 1 };
  const tested = strategy === 'blue-green' && routed === 0 ? LOAD_TEST : 0;
  return { canary: routed + tested, primary: 1 - routed };
}

function evenly(share: number, pods: number): number[] {
  return Array.from({ length: pods }, () => share / pods);
}

/** Of all pods that share a lease one works. */
function toLeader(share: number, pods: number): number[] {
  return Array.from({ length: pods }, (_, index) => (index === 0 ? share : 0));
}
