import { deployed, said } from '../../../__testUtils__/story';
import type { Objection } from '../../../gates/policy/types';
import type {
  CanarySpec,
  Observation,
  WebhookSpec,
} from '../../../observation';
import type { ReleaseFields } from '../../../fact';
import type { RolloutState } from '../../../state';
import type { ActionView } from '../../types';
import { hook } from '../running';

interface Situation {
  spec?: Partial<CanarySpec>;
  /** Hooks of other servers, beside those of the column. */
  alsoAsking?: WebhookSpec[];
  /** Flagger comes to no gate while it progresses. */
  unasked?: boolean;
  status?: { canaryWeight?: number; iterations?: number };
  view?: Partial<ActionView>;
  /** What is seen at last. */
  then?: Observation[];
  /** What is known, made from what was seen. */
  known?: (state: RolloutState) => RolloutState;
}

export const usual = { canaryWeight: 25, iterations: 2 };

export const allOnCanary = { canaryWeight: 100, iterations: 0 };

/** The rules of the house, for a gate and for what goes past all gates. */
const heldBy = (objection: Objection): Partial<ActionView> => ({
  objections: [objection],
  objectionsAlone: [objection],
});

const ofNewest =
  (change: (release: ReleaseFields) => Partial<ReleaseFields>) =>
  (state: RolloutState): RolloutState => ({
    ...state,
    releases: state.releases.map(record => ({
      ...record,
      release: { ...record.release, ...change(record.release) },
    })),
  });

const withoutWorkloads = (state: RolloutState): RolloutState => ({
  ...ofNewest(() => ({ images: { from: null, to: null } }))(state),
  target: null,
  primary: null,
});

/** What else is the case. */
export const situations: Record<string, Situation> = {
  'as usual': {},
  'before its first release': {
    known: state => ({ ...state, releases: [] }),
  },
  suspended: { spec: { suspend: true } },
  'held by the portal’s gate': { view: { held: true } },
  'rejected by a person': {
    view: { rejected: { by: 'user:default/ann', reason: 'because' } },
  },
  'a change freeze': {
    view: heldBy({ code: 'frozen', params: { window: 'x' }, until: 1 }),
  },
  'two persons must agree': {
    view: heldBy({
      code: 'needs-two',
      params: { agreed: 0, needed: 2 },
      until: null,
    }),
  },
  'a traffic gate of another server holds': {
    alsoAsking: [{ ...hook('confirm-traffic-increase'), name: 'load' }],
    then: [
      said(
        32,
        'Halt checkout.shop advancement waiting for traffic increase approval load',
        'warning',
      ),
    ],
  },
  'analysis skipped': { spec: { skipAnalysis: true } },
  'all traffic on the canary, new primary not ready': {
    status: allOnCanary,
    then: [deployed(32, 'primary', '1.1', { ready: false })],
  },
  'the same, the primary is ready again': {
    status: allOnCanary,
    then: [deployed(32, 'primary', '1.1', { ready: true })],
  },
  'a promotion failed, nothing is heard of the primary': {
    status: allOnCanary,
    then: [deployed(32, 'primary', '1.1')],
  },
  'copied to the primary, which is not ready': {
    then: [
      said(28, 'Copying checkout.shop template spec to checkout-primary.shop'),
      deployed(32, 'primary', '1.1', { ready: false }),
    ],
  },
  'Flagger’s version is known': { view: { flaggerVersion: '1.44.0' } },
  'pods not ready': {
    status: { canaryWeight: 0, iterations: 0 },
    unasked: true,
    then: [
      said(
        32,
        'canary deployment checkout.shop not ready: waiting for rollout to finish: 0 out of 2 new replicas have been updated',
        'warning',
      ),
    ],
  },
  'ConfigMaps changed too': {
    known: ofNewest(() => ({ configChanged: true })),
  },
  'the same images ran before': {
    known: ofNewest(({ images: { to } }) => ({ images: { from: to, to } })),
  },
  'workloads are not known': { known: withoutWorkloads },
  'the target is a Service': {
    spec: { target: { kind: 'Service', name: 'podinfo' } },
    // Of Services nothing is read.
    known: withoutWorkloads,
  },
  'the Canary cannot be understood': {
    known: state => ({
      ...state,
      canary: state.canary && { ...state.canary, spec: null },
    }),
  },
  'cluster not heard from': { view: { staleMs: 60_000 } },
  'actions switched off': { view: { actions: false } },
};
