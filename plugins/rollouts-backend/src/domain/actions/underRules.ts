import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import type { Objection } from '../gates/policy/types';
import { Planned, refuse } from './types';

/** What to know before the click where a gate waits until nothing holds it any more. */
export function warningsFrom(objections: Objection[]): ActionPlan['warnings'] {
  return objections.map(({ code, params, until }) =>
    code === 'frozen'
      ? { code: 'waits-for-freeze', params: { ...params, until } }
      : { code: 'waits-for-another', params },
  );
}

/** Where no gate can wait, rules that a gate would keep are no less binding. */
export function refuseBy({
  code,
  params,
  until,
}: Objection): Planned & { plan: null } {
  return code === 'frozen'
    ? refuse('frozen', { ...params, until })
    : refuse('needs-gate');
}
