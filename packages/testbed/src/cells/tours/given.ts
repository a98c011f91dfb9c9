import { GATE_KINDS } from '../../gates/GateServer';
import type { Given } from '../../scenarios/Scenario';
import type { Column, Hooks, Strategy } from '../Cell';

/** Long enough to be met on the way: Flagger looks at each tenth second. */
const LADDERS: { [S in Strategy]: Given } = {
  weighted: { analysis: { stepWeight: 10, maxWeight: 40 } },
  'A/B': {
    analysis: {
      iterations: 4,
      match: [{ headers: { 'x-canary': { exact: 'insider' } } }],
    },
  },
  'blue-green': { analysis: { iterations: 4 } },
  'provider kubernetes': {
    analysis: { iterations: 4 },
    spec: { provider: 'kubernetes' },
  },
};

const ASKING: { [H in Hooks]: Given } = {
  'nobody is asked': {},
  'the portal is asked': { portalGates: [...GATE_KINDS] },
  'the portal, not asked yet': { portalGates: [...GATE_KINDS] },
  'another server is asked': { gates: [...GATE_KINDS] },
};

/** The Canary of a column. */
export function givenFor({ strategy, hooks }: Column): Given {
  return { ...LADDERS[strategy], ...ASKING[hooks] };
}

/** Whether Flagger stops at gates: it waits to begin, and to promote. */
export function asksSomebody({ hooks }: Pick<Column, 'hooks'>): boolean {
  return hooks !== 'nobody is asked';
}

/** Where much has to happen before Flagger comes again. */
export const UNHURRIED_TOUR: Given = { analysis: { interval: '20s' } };
