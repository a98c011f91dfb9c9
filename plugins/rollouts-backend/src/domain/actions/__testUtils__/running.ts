import { reduce } from '../../reduce';
import type { CanarySpec, FieldManager, Observation } from '../../observation';
import type { RolloutState } from '../../state';
import { deployed, routed, seen } from '../../__testUtils__/story';
import type { ActionView } from '../types';

/** What is known after a story. */
export function after(observations: Observation[]): RolloutState {
  const state = observations.reduce<RolloutState | null>(
    (known, observation) => reduce(known, observation).next,
    null,
  );
  if (!state) throw new Error('An empty story');
  return state;
}

/** A view in which nothing stands in the way. */
export const view = (
  state: RolloutState,
  changes: Partial<ActionView> = {},
): ActionView => ({
  namespace: 'shop',
  name: 'checkout',
  state,
  actions: true,
  production: false,
  flaggerVersion: null,
  staleMs: null,
  gates: [],
  held: false,
  rejected: null,
  staged: null,
  objections: [],
  objectionsAlone: [],
  notices: [],
  ...changes,
});

/** A webhook; the portal's own ones are those that the view has a gate for. */
export const hook = (type: string) => ({
  name: `their-${type}`,
  type,
  url: 'http://x',
});

/** A release at a weight, with images, in a phase. */
export function running(
  spec: Partial<CanarySpec> = {},
  phase = 'Progressing',
  status: { canaryWeight?: number; iterations?: number } = { canaryWeight: 25 },
  managers: FieldManager[] = [],
): RolloutState {
  const canary = { managers };
  return after([
    seen(0, 'Initialized', { spec, canary }),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1'),
    seen(10, 'Progressing', { spec, canary }),
    seen(20, 'Progressing', { since: 10, spec, status, canary }),
    routed(20, status.canaryWeight ?? 0),
    ...(phase === 'Progressing'
      ? []
      : [seen(30, phase, { spec, status, canary })]),
  ]);
}
