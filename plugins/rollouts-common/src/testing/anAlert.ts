import type { Alert } from '../model/alert';
import { stringifyRolloutRef } from '../ref';
import { BUILDER_NOW } from './aRollout';

const SECOND = 1000;
const CHECKOUT = stringifyRolloutRef({
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
});
const MINUTE = 60 * SECOND;

const base: Alert = {
  id: 'alert-1',
  name: 'CheckoutErrorsHigh',
  cluster: 'production',
  severity: 'critical',
  severityLabel: 'critical',
  state: 'firing',
  suppressed: null,
  since: BUILDER_NOW - 4 * MINUTE,
  firingSince: BUILDER_NOW - 2 * MINUTE,
  asOf: null,
  value: 7.2,
  threshold: { operator: '>', value: 1 },
  expression: 'checkout:error_percent:rate2m > 1',
  summary: '7.2 % of the orders fail',
  description: 'More than 1 % of the requests to checkout end in an error.',
  labels: {
    alertname: 'CheckoutErrorsHigh',
    namespace: 'shop',
    severity: 'critical',
  },
  sources: ['prometheus:main', 'alertmanager:main'],
  rollouts: [CHECKOUT],
  why: { rule: 'workload', detail: 'deployment="checkout"' },
  shared: false,
  relation: {
    rolloutRef: CHECKOUT,
    releaseId: 'rollout-1.42',
    releaseNumber: 42,
    step: 'weight',
    value: 20,
    afterMs: 40 * SECOND,
  },
  runbook: {
    kind: 'techdocs',
    entity: 'component:default/checkout',
    path: 'runbooks/checkout-errors-high/',
    heading: null,
    rule: 'name',
  },
};

/** A critical alert that fires about `production/shop/checkout`, with the given changes. @public */
export function anAlert(changes: Partial<Alert> = {}): Alert {
  return structuredClone({ ...base, ...changes });
}
