import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import type { Ending } from './Ending';
import { paused } from './paused';
import { retried } from './retried';
import { primaryReverted, reverted } from './reverted';
import { rejected, started } from './started';
import { withRelease } from './withRelease';

/** How the effect of each verb is told. */
export const endings: { [V in Verb]: Ending } = {
  promote: withRelease('succeeded'),
  rollback: withRelease('failed'),
  pause: paused(true),
  resume: paused(false),
  retry: retried,
  'promote-unchecked': withRelease('succeeded'),
  revert: reverted,
  'revert-primary': primaryReverted,
  approve: started,
  reject: rejected,
};
