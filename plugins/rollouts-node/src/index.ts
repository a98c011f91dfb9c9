/**
 * For those who extend the rollouts backend or write permission policies for it.
 *
 * @packageDocumentation
 */
export {
  createRolloutConditionalDecision,
  rolloutConditions,
} from './permissions/conditions';
export { rolloutResourceRef } from './permissions/resource';
export type { RolloutFilter, RolloutResource } from './permissions/resource';
export { rolloutPermissionRules } from './permissions/rules';
