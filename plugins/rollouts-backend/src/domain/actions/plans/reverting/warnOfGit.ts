import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { declaredBy } from '../../declaredBy';
import type { ActionView } from '../../types';

/** As Kubernetes calls it. */
const IMAGES = 'spec.template.spec.containers[].image';

/** Who deploys the target: there the version must be taken back too, or it comes again. */
export function warnOfGit({ state }: ActionView): ActionPlan['warnings'] {
  const { origin, managers = [] } = state.target ?? {};
  const manager = declaredBy('target.images', managers);
  return [
    { code: 'revert-in-git', params: { origin: origin ?? null } },
    ...(manager === null
      ? []
      : [
          { code: 'gitops-owned' as const, params: { manager, field: IMAGES } },
        ]),
  ];
}
