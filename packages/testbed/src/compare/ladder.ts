import type { Run } from './runs';
import { Spec, strategyOf } from './status';

/** Rungs in the order of Flagger's own steps. */
const ORDER = [
  'gate confirm-rollout',
  'gate confirm-traffic-increase',
  'weight',
  'iteration',
  'gate confirm-promotion',
  'route-all',
  'promote',
  'primary-weight',
  'finalise',
];

/**
 * The rung that a running release stands on: the gate that holds it, else the furthest that it has
 * reached; null before the first. undefined: it left its plan (somebody changed the steps).
 *
 * @param gates of the suite, by name, the names ending with their kind
 */
export function stepOf(
  spec: Spec,
  run: Run,
  gates: Record<string, string>,
): string | null | undefined {
  const holding = gateIn(gates, 'waiting').at(-1);
  if (holding) return holding;
  const reached = [
    ...gateIn(gates, 'passed'),
    ...run.steps.flatMap(step => rungOf(spec, step)),
  ];
  const furthest = reached.reduce<string | null>(
    (best, rung) => (best === null || rank(rung) >= rank(best) ? rung : best),
    null,
  );
  return furthest === null || isPlanned(spec, furthest) ? furthest : undefined;
}

function gateIn(gates: Record<string, string>, state: string): string[] {
  return Object.entries(gates)
    .filter(([name, now]) => now === state && !name.endsWith('rollback'))
    .map(([name]) => `gate ${name.slice(name.indexOf('confirm-'))}`);
}

function rungOf(spec: Spec, step: string): string[] {
  const [kind, value] = step.split(' ');
  switch (kind) {
    case 'weight':
      return strategyOf(spec) === 'blue-green' ? ['route-all 100'] : [step];
    case 'iteration':
      return [step];
    case 'promoted':
      return ['promote'];
    case 'primary-weight':
      return value === '100' ? ['finalise'] : [step];
    default:
      return [];
  }
}

function rank(rung: string): number {
  const index = ORDER.findIndex(known => rung.startsWith(known));
  return index;
}

function isPlanned(spec: Spec, rung: string): boolean {
  const [kind, value] = rung.split(' ');
  if (kind !== 'weight') return true;
  const { stepWeight, stepWeights, maxWeight } = spec.analysis;
  const weight = Number(value);
  if (stepWeight === 0) return stepWeights.includes(weight);
  // The last step may pass the highest weight.
  return weight % stepWeight === 0 && weight < (maxWeight || 100) + stepWeight;
}
