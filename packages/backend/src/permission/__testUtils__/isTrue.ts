import {
  createConditionAuthorizer,
  type PermissionRule,
} from '@backstage/plugin-permission-node';
import {
  rolloutPermissionRules,
  type RolloutResource,
} from '@rollouts/backstage-plugin-rollouts-node';

/** What a decision comes to for one rollout, by the rules of the plugin. */
export const isTrue = createConditionAuthorizer<RolloutResource>({
  getRuleByName(name) {
    const rules = Object.values(rolloutPermissionRules);
    const rule = rules.find(candidate => candidate.name === name);
    if (!rule) throw new Error(`There is no rule ${name}`);
    return rule as PermissionRule<RolloutResource, unknown, string>;
  },
});
