import type {
  ActionPlan,
  Lever,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isPrimaryUnready } from '../../describe/primaryUnready';
import type { ActionView } from '../types';

/** What Flagger comes to only after it found the primary ready. */
const LOOKED_AT_LATER: readonly Lever[] = [
  'gate',
  'max-weight',
  'failed-checks',
  'annotation',
  'last-applied',
  'target-images',
];

/**
 * What to know before the click while the primary's pods are not ready: nothing comes of it before they
 * are, or are past their progress deadline. Then Flagger rolls back by itself, to that primary, unless
 * it is promoting already (`IsPrimaryReady` in pkg/controller/scheduler.go). Of a failed release Flagger
 * takes note of another revision before it looks at the primary, and does not begin it afterwards
 * (`shouldAdvance`).
 */
export function warnOfPrimary(
  { state }: Pick<ActionView, 'state'>,
  lever: Lever,
): ActionPlan['warnings'] {
  if (!LOOKED_AT_LATER.includes(lever) || !isPrimaryUnready(state)) return [];
  const primary = `${state.canary?.spec?.target?.name}-primary`;
  const code =
    lever === 'annotation' ? 'primary-forfeits-try' : 'primary-not-ready-yet';
  return [{ code, params: { primary } }];
}
