import { createConditionExports } from '@backstage/plugin-permission-node';
import { rolloutResourceRef } from './resource';
import { rolloutPermissionRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: rolloutResourceRef,
  rules: rolloutPermissionRules,
});

/**
 * Conditions for permission policies, e.g. `rolloutConditions.inNamespace({ namespaces: ['shop'] })`.
 *
 * @public
 */
export const rolloutConditions = conditions;

/**
 * Makes the answer of a policy out of conditions on rollouts.
 *
 * @public
 */
export const createRolloutConditionalDecision = createConditionalDecision;
