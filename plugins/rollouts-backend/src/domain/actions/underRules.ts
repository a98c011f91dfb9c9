import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import type { Objection } from '../gates/policy/types';
import { ActionView, Planned, refuse } from './types';

/** What to know before the click where a gate waits until nothing holds it any more. */
export function warningsFrom(objections: Objection[]): ActionPlan['warnings'] {
  return objections.map(({ code, params, until }) =>
    code === 'frozen'
      ? { code: 'waits-for-freeze', params: { ...params, until } }
      : { code: 'waits-for-another', params },
  );
}

/**
 * What to know before the end of a pause: freezes hold all gates but the way back, whichever gate the
 * objections are about, and what else holds the next one does not hold the traffic.
 */
export function warningsOfFreeze({
  objections,
}: Pick<ActionView, 'objections'>): ActionPlan['warnings'] {
  return objections
    .filter(({ code }) => code === 'frozen')
    .map(({ params, until }) => ({
      code: 'freeze-goes-on',
      params: { ...params, until },
    }));
}

/** What to know before a yes to what somebody said no to. */
export function warningOfNo({
  rejected,
}: Pick<ActionView, 'rejected'>): ActionPlan['warnings'] {
  if (!rejected) return [];
  const { by, reason } = rejected;
  return [{ code: 'was-rejected', params: { by, reason } }];
}

/** What to know before a yes that is not the only one that Flagger needs. */
export function warningsOfOthers(others: string[]): ActionPlan['warnings'] {
  return others.map(gate => ({ code: 'waits-for-hook', params: { gate } }));
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
