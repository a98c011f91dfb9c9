import type { RefusalCode } from './refusal';

type Words = { [C in RefusalCode as `refusal.${C}`]: string } & {
  [C in RefusalCode as `refusal.${C}.bare`]?: string;
};

/**
 * Why an action is not offered, or was refused, in English: the backend says it so, and the page unless it is
 * translated. In braces are the values of the refusal; `<key>.bare` is for where one of them is not known.
 *
 * @public
 */
export const refusalMessages = {
  'refusal.actions-off': 'Actions are switched off for this cluster.',
  'refusal.not-permitted': 'You need the permission {{permission}} for this.',
  'refusal.not-permitted.bare': 'You do not have the permission for this.',
  'refusal.source-stale':
    'The cluster has not been heard from for {{age}}: what is known is too old to act on.',
  'refusal.source-stale.bare':
    'The cluster has not been heard from: what is known is too old to act on.',
  'refusal.nothing-runs': 'Nothing runs (phase {{phase}}).',
  'refusal.nothing-runs.bare': 'Nothing runs.',
  'refusal.not-started':
    'It has not begun: Flagger waits for a gate that must agree to the start.',
  'refusal.analysis-skipped':
    'The analysis is skipped: Flagger promotes at its next check, whatever is written.',
  'refusal.already-promoting':
    'Too late: the primary is already being updated (phase {{phase}}).',
  'refusal.already-promoting.bare':
    'Too late: the primary is already being updated.',
  'refusal.foreign-gate':
    'It waits for {{gate}}, which asks another server than this portal.',
  'refusal.foreign-gate.bare':
    'It waits for a gate that asks another server than this portal.',
  'refusal.traffic-on-canary-after-failure':
    'Live traffic is on the canary after a failed promotion: acting now could end in an outage. Repair {{primary}} first: make room for its pods, restart its rollout, or “Restore the primary”. Once it is available, trying again is offered here.',
  'refusal.traffic-on-canary-after-failure.bare':
    'Live traffic is on the canary after a failed promotion: acting now could end in an outage. Repair the primary first: make room for its pods, restart its rollout, or “Restore the primary”. Once it is available, trying again is offered here.',
  'refusal.primary-half-updated':
    'The primary got the new version before the promotion failed: it may run neither well. Repair {{primary}} first: make its pods available, or “Restore the primary”. Once it is available, trying again is offered here.',
  'refusal.primary-half-updated.bare':
    'The primary got the new version before the promotion failed: it may run neither well. Repair it first: make its pods available, or “Restore the primary”. Once it is available, trying again is offered here.',
  'refusal.primary-not-ready':
    'Live traffic is still on the canary of a failed promotion, and the start would send it to {{primary}}, which is not ready. Make room for its pods, or restart its rollout. Once it is available, “Let it begin” is offered here.',
  'refusal.primary-not-ready.bare':
    'Live traffic is still on the canary of a failed promotion, and the start would send it to the primary, which is not ready. Make room for its pods, or restart its rollout. Once it is available, “Let it begin” is offered here.',
  'refusal.primary-unheard':
    'After the failed promotion users may only be sent to a primary that is ready, and whether {{primary}} is, is not known: the portal does not hear of it. Its watch of such workloads is denied, fails, is silent, or has just begun. Once it is heard of again, this is decided anew.',
  'refusal.primary-unheard.bare':
    'After the failed promotion users may only be sent to a primary that is ready, and whether it is, is not known: the portal does not hear of it. Its watch of such workloads is denied, fails, is silent, or has just begun. Once it is heard of again, this is decided anew.',
  'refusal.suspended': 'The Canary is paused: Flagger would not look at it.',
  'refusal.held':
    'It is paused by the gate of this portal, which is asked again before the promotion.',
  'refusal.already-paused': 'It is paused already.',
  'refusal.not-paused': 'It is not paused.',
  'refusal.not-failed':
    'Only a release that failed is tried again (phase {{phase}}).',
  'refusal.not-failed.bare': 'Only a release that failed is tried again.',
  'refusal.not-succeeded':
    'Only a version that was promoted is taken back this way (phase {{phase}}).',
  'refusal.not-succeeded.bare':
    'Only a version that was promoted is taken back this way.',
  'refusal.previous-unknown':
    'It is not known which images ran before this release. Revert the change in Git.',
  'refusal.not-by-images':
    'The version before differs in something else than the images of its containers: images alone would not bring it back. Revert the change in Git.',
  'refusal.already-moved':
    '{{workload}} has other images than this release brought: it was changed since.',
  'refusal.already-moved.bare':
    'The workload has other images than this release brought: it was changed since.',
  'refusal.configs-overwritten':
    'ConfigMaps or Secrets changed with this release, and the promotion overwrote the copies of {{workload}}: the old images would meet the new settings. Go back by a new release.',
  'refusal.configs-overwritten.bare':
    'ConfigMaps or Secrets changed with this release, and the promotion overwrote the primary’s copies: the old images would meet the new settings. Go back by a new release.',
  'refusal.canary-not-ready':
    'The new pods are not ready, so Flagger would not look at it: {{reason}}',
  'refusal.canary-not-ready.bare':
    'The new pods are not ready, so Flagger would not look at it.',
  'refusal.no-lever': 'There is no safe way for the strategy “{{strategy}}”.',
  'refusal.no-lever.bare': 'There is no safe way for this strategy.',
  'refusal.target-kind':
    'Only pods of a Deployment or a DaemonSet are changed here, and the target is a {{kind}}. Change it where it comes from.',
  'refusal.target-kind.bare':
    'Only pods of a Deployment or a DaemonSet are changed here, and the target is neither. Change it where it comes from.',
  'refusal.promotion-hook':
    '{{gate}} must agree to the promotion, and it asks another server than this portal.',
  'refusal.promotion-hook.bare':
    'A gate of another server must agree to the promotion.',
  'refusal.gate-not-asked':
    'Flagger has not asked for {{gate}} yet: it asks this portal when all steps and checks are through.',
  'refusal.gate-not-asked.bare':
    'Flagger has not asked for the promotion yet: it asks this portal when all steps and checks are through.',
  'refusal.start-hook':
    '{{gate}} must agree to the start, and it asks another server than this portal.',
  'refusal.start-hook.bare':
    'A gate of another server must agree to the start.',
  'refusal.not-waiting': 'Nothing waits for a yes or no (phase {{phase}}).',
  'refusal.not-waiting.bare': 'Nothing waits for a yes or no.',
  'refusal.target-unknown':
    'The workload that would start is not known: the portal cannot read it.',
  'refusal.already-rejected': 'Rejected already, by {{by}}.',
  'refusal.already-rejected.bare': 'Rejected already.',
  'refusal.frozen':
    'The change freeze “{{window}}” holds until {{until}}, and the Canary has no gate here that could wait for its end.',
  'refusal.frozen.bare':
    'A change freeze holds, and the Canary has no gate here that could wait for its end.',
  'refusal.needs-gate':
    'More than one person must agree, and the Canary has no gate here that could wait for the others. Give it a confirm-promotion hook that asks this portal.',
  'refusal.stale-view':
    'What you saw has changed meanwhile: release #{{number}} is in phase {{phase}} now.',
  'refusal.stale-view.bare': 'What you saw has changed meanwhile. Look again.',
  'refusal.action-in-progress':
    'Already under way: {{verb}}, asked for by {{by}}.',
  'refusal.action-in-progress.bare':
    'Another action of this release is under way.',
  'refusal.key-reused':
    'This request was sent before, to ask for something else: {{verb}}. Close the dialog and ask again.',
  'refusal.key-reused.bare':
    'This request was sent before, to ask for something else. Close the dialog and ask again.',
  'refusal.gone': 'The Canary is gone, or is being deleted.',
  'refusal.malformed': 'The Canary cannot be understood.',
  'refusal.cluster-refused': 'The API server refused the change: {{message}}',
  'refusal.cluster-refused.bare': 'The API server refused the change.',
} as const satisfies Words;
