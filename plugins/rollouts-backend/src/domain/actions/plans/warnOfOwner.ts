import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import type { FieldManager } from '../../observation';
import { declaredBy } from '../declaredBy';
import type { SpecWrite } from '../types';

/** The warning that somebody declares the field elsewhere and will write it back; else none. */
export function warnOfOwner(
  { field }: SpecWrite,
  managers: FieldManager[],
): ActionPlan['warnings'] {
  const manager = declaredBy(field, managers);
  return manager === null
    ? []
    : [{ code: 'gitops-owned', params: { manager, field } }];
}
