import type {
  Refusal,
  RefusalCode,
} from '@rollouts/backstage-plugin-rollouts-common';

/** Why something is not offered: in the answer to who asks for it all the same, and in the matrix. */
export const refusedFor: { [C in RefusalCode]: string } = {
  'actions-off': 'actions are switched off for the cluster',
  'not-permitted': 'the person has no permission',
  'source-stale': 'the cluster is not heard from',
  'nothing-runs': 'no release runs',
  'not-started': 'it waits for a yes before it begins',
  'analysis-skipped':
    'the analysis is skipped: Flagger promotes at its next check, whatever is written',
  'already-promoting': 'the primary is being updated',
  'foreign-gate': 'a traffic gate of another server says no',
  'traffic-on-canary-after-failure':
    'users are on the canary of a failed promotion: repair the primary first, or restore it',
  'primary-half-updated':
    'the primary got the new version before the promotion failed: repair it first, or restore it',
  'primary-not-ready':
    'users are on the canary of a failed promotion, and would be sent to a primary that is not ready: repair it first',
  suspended: 'it is suspended: Flagger looks at nothing',
  held: 'the portal’s own gate holds it, and is asked again before a promotion',
  'already-paused': 'it is paused already',
  'not-paused': 'it is not paused',
  'not-failed': 'only what failed is tried again',
  'not-succeeded': 'only what was promoted is taken back',
  'previous-unknown': 'it is not known what ran before',
  'not-by-images': 'the version before differs in something else than images',
  'already-moved': 'another version than the release brought runs there',
  'configs-overwritten':
    'ConfigMaps or Secrets changed too, and the primary’s copies are overwritten',
  'canary-not-ready':
    'the new pods are not ready: Flagger looks at nothing else',
  'no-lever': 'no lever is safe there',
  'target-kind': 'the target is neither a Deployment nor a DaemonSet',
  'promotion-hook': 'a hook of another server must agree to the promotion',
  'gate-not-asked': 'Flagger has not asked the portal yet',
  'start-hook': 'a hook of another server must agree to the start',
  'not-waiting': 'nothing waits for a yes or no',
  'target-unknown': 'the workload that would start is not known',
  'already-rejected': 'somebody said no already',
  frozen: 'a change freeze holds, and no gate could wait for its end',
  'needs-gate': 'another person must agree, and no gate could wait for them',
  'stale-view': 'it changed since the person looked',
  'action-in-progress': 'another action is under way',
  'key-reused': 'the key of this request belongs to another one',
  gone: 'the Canary is gone, or going',
  malformed: 'the Canary cannot be understood',
  'cluster-refused': 'the API server says no',
};

/** The same as a whole sentence, and what is possible instead. */
export function sayRefused({ code, instead }: Refusal): string {
  const reason = refusedFor[code];
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return instead ? `${sentence} What is possible: ${instead}.` : sentence;
}
