import type { ActionOffer } from '../model/action/offer';
import type { ActionPlan } from '../model/action/plan';
import type { Action } from '../model/action/record';
import type { Verb } from '../model/action/verbs';
import { stringifyRolloutRef } from '../ref';
import { BUILDER_NOW } from './aRollout';

const SECOND = 1000;

const STABLE = 'example.org/shop/checkout:1.4.1';
const CANDIDATE = 'example.org/shop/checkout:1.4.2';

const base: Action = {
  id: 'action-1',
  rolloutRef: stringifyRolloutRef({
    cluster: 'production',
    namespace: 'shop',
    name: 'checkout',
  }),
  releaseId: 'rollout-1.42',
  verb: 'rollback',
  lever: 'failed-checks',
  state: 'effective',
  by: 'user:default/lena',
  reason: 'Orders fail since the canary went to 20 %',
  requestedAt: BUILDER_NOW - 70 * SECOND,
  at: BUILDER_NOW - 20 * SECOND,
  expectedBy: BUILDER_NOW + 20 * SECOND,
  refusal: null,
  steps: [
    { at: BUILDER_NOW - 70 * SECOND, code: 'stored', text: null },
    {
      at: BUILDER_NOW - 69 * SECOND,
      code: 'written',
      text: 'status.failedChecks',
    },
    { at: BUILDER_NOW - 20 * SECOND, code: 'effective', text: null },
  ],
  receipt: {
    at: BUILDER_NOW - 20 * SECOND,
    phase: 'Failed',
    weight: 0,
    images: [STABLE],
  },
  restore: 'none',
};

/** A rollback that took effect, with the given changes. @public */
export function anAction(changes: Partial<Action> = {}): Action {
  return structuredClone({ ...base, ...changes });
}

const plan: ActionPlan = {
  lever: 'failed-checks',
  params: { threshold: 5, weight: 30 },
  weightNow: 30,
  weightAfter: 0,
  version: [CANDIDATE],
  typed: null,
  about: null,
  servesNow: [
    { images: [STABLE], percent: 70 },
    { images: [CANDIDATE], percent: 30 },
  ],
  imagesAfter: [STABLE],
  commands: [
    'kubectl -n shop patch canaries.flagger.app checkout --subresource=status --type=merge -p \'{"status":{"failedChecks":900001}}\'',
  ],
  restores: null,
  withinMs: 120 * SECOND,
  warnings: [
    { code: 'one-more-step', params: {} },
    { code: 'template-stays', params: {} },
  ],
};

const promotePlan: ActionPlan = {
  ...plan,
  lever: 'max-weight',
  params: { weight: 30, field: 'spec.analysis.maxWeight' },
  imagesAfter: [CANDIDATE],
  commands: [
    'kubectl -n shop patch canaries.flagger.app checkout --type=merge -p \'{"spec":{"analysis":{"maxWeight":30}}}\'',
  ],
  restores: 'spec.analysis.maxWeight',
  warnings: [
    { code: 'skips-steps', params: { skipped: 2 } },
    { code: 'newer-revision-before-restore', params: {} },
  ],
};

/** What a plan says where the traffic stays as it is. */
const staying = {
  weightAfter: null,
  imagesAfter: null,
  withinMs: 180 * SECOND,
  warnings: [],
};

const plans: { [V in Verb]: ActionPlan } = {
  rollback: plan,
  promote: promotePlan,
  pause: {
    ...plan,
    ...staying,
    lever: 'suspend',
    params: {},
    commands: [
      'kubectl -n shop patch canaries.flagger.app checkout --type=merge -p \'{"spec":{"suspend":true}}\'',
    ],
    warnings: [
      { code: 'unprotected', params: {} },
      { code: 'one-more-step', params: {} },
    ],
  },
  resume: {
    ...plan,
    ...staying,
    lever: 'suspend',
    params: {},
    commands: [
      'kubectl -n shop patch canaries.flagger.app checkout --type=merge -p \'{"spec":{"suspend":false}}\'',
    ],
  },
  'promote-unchecked': {
    ...promotePlan,
    lever: 'skip-analysis',
    params: {},
    typed: 'checkout',
    commands: [
      'kubectl -n shop patch canaries.flagger.app checkout --type=merge -p \'{"spec":{"skipAnalysis":true}}\'',
    ],
    restores: 'spec.skipAnalysis',
    warnings: [
      { code: 'unchecked', params: {} },
      { code: 'primary-not-awaited', params: {} },
      { code: 'newer-revision-unchecked', params: {} },
    ],
  },
  approve: {
    ...plan,
    ...staying,
    lever: 'gate',
    params: { gate: 'ask the portal' },
    weightNow: 0,
    about: 'target-1:8',
    servesNow: [{ images: [STABLE], percent: 100 }],
    commands: [],
    warnings: [{ code: 'later-not-asked', params: {} }],
  },
  reject: {
    ...plan,
    ...staying,
    lever: 'gate',
    params: { gate: 'ask the portal' },
    about: 'target-1:8',
    commands: [],
    warnings: [
      { code: 'this-version-only', params: {} },
      { code: 'keeps-traffic', params: {} },
    ],
  },
  revert: {
    ...plan,
    ...staying,
    weightNow: 0,
    version: [STABLE],
    servesNow: [{ images: [CANDIDATE], percent: 100 }],
    lever: 'target-images',
    params: { target: 'checkout' },
    commands: [
      `kubectl -n shop set image deployment/checkout checkout=${STABLE}`,
    ],
    warnings: [
      {
        code: 'revert-in-git',
        params: { origin: 'Flux Kustomization flux-system/shop' },
      },
      {
        code: 'gitops-owned',
        params: {
          manager: 'kustomize-controller',
          field: 'spec.template.spec.containers[].image',
        },
      },
      { code: 'images-only', params: {} },
    ],
  },
  'revert-primary': {
    ...plan,
    weightNow: 0,
    version: [STABLE],
    typed: 'checkout',
    servesNow: [{ images: [CANDIDATE], percent: 100 }],
    imagesAfter: [STABLE],
    lever: 'primary-images',
    params: { primary: 'checkout-primary' },
    commands: [
      `kubectl -n shop set image deployment/checkout-primary checkout=${STABLE}`,
      `kubectl -n shop set image deployment/checkout-primary checkout=${CANDIDATE}`,
    ],
    warnings: [
      { code: 'primary-unchecked', params: {} },
      { code: 'target-keeps-version', params: { target: 'checkout' } },
      { code: 'revert-in-git', params: { origin: null } },
      { code: 'images-only', params: {} },
    ],
  },
  retry: {
    ...plan,
    ...staying,
    weightNow: 0,
    servesNow: [{ images: [STABLE], percent: 100 }],
    lever: 'annotation',
    params: { target: 'checkout' },
    commands: [
      'kubectl -n shop patch deployment checkout --type=merge -p \'{"spec":{"template":{"metadata":{"annotations":{"rollouts.backstage.io/retry-after-failure":"2026-01-01T12:00:00.000Z"}}}}}\'',
    ],
    warnings: [{ code: 'same-version', params: {} }],
  },
};

/** What a member of the owning team is offered while a release runs. @public */
export function anOffer(
  verb: ActionOffer['verb'],
  changes: Partial<ActionOffer> = {},
): ActionOffer {
  return structuredClone({
    verb,
    permission: `rollouts.rollout.${verb}`,
    allowed: true,
    plan: plans[verb],
    refusal: null,
    ...changes,
  });
}
