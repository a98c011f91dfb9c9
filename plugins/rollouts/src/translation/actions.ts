/** Words of what a person can do, what it leads to, and what became of it. */
export const actionMessages = {
  'action.title': 'What you can do',
  'action.promote': 'Promote',
  'action.rollback': 'Roll back',
  'action.promote.open': 'Promote…',
  'action.rollback.open': 'Roll back…',
  'action.pause': 'Pause',
  'action.resume': 'Resume',
  'action.retry': 'Try again',
  'action.promote-unchecked': 'Promote without checks',
  'action.approve': 'Let it begin',
  'action.reject': 'Reject',
  'action.revert': 'Go back a version',
  'action.revert.open': 'Go back a version…',
  'action.revert-primary': 'Restore the primary',
  'action.revert-primary.open': 'Restore the primary…',
  'action.pause.open': 'Pause…',
  'action.resume.open': 'Resume…',
  'action.retry.open': 'Try again…',
  'action.promote-unchecked.open': 'Promote without checks…',
  'action.approve.open': 'Let it begin…',
  'action.reject.open': 'Reject…',
  'action.more': 'What else there is',
  'action.failed': 'What can be done could not be loaded. {{reason}}',
  'action.needs': 'needs the permission {{permission}}',
  'consequence.promote.gate':
    'Flagger’s question is answered with yes: it goes on to copy the new version to the primary, which then serves everybody.',
  'consequence.promote.max-weight':
    'The remaining steps are skipped: after one more check the new version is copied to the primary, which then serves everybody.',
  'consequence.rollback.gate':
    'Flagger is told to roll back: all traffic goes back to the primary, and the new version is scaled down.',
  'consequence.rollback.failed-checks':
    'The release fails: all traffic goes back to the primary, and the new version is scaled down.',
  'consequence.pause.gate':
    'This portal’s gate holds the traffic where it is. Checks go on, and what fails is still rolled back.',
  'consequence.pause.suspend':
    'Flagger does nothing more about this Canary until it is resumed: the traffic stays where it is, and another version waits too.',
  'consequence.resume.gate':
    'This portal’s gate lets more traffic pass again: the release goes on by its steps.',
  'consequence.resume.suspend':
    'Flagger goes on where it stopped. A version that arrived meanwhile starts from the beginning.',
  'consequence.retry.annotation':
    'The pods of the new version get an annotation, which Flagger takes for another revision: the release starts again from its first step, and asks its gates again.',
  'consequence.retry.last-applied':
    'Flagger forgets that it has seen this version: the release starts again from its first step, and asks its gates again.',
  'consequence.promote-unchecked.skip-analysis':
    'For emergencies: at its next check Flagger sends everybody to the primary, copies the new version to it, and asks no metric and no gate.',
  'consequence.approve.gate':
    'Flagger’s question is answered with yes: it starts the new version, checks it, and sends it traffic by its steps.',
  'consequence.reject.gate':
    'Flagger is told no for as long as this version waits, unless somebody says yes to it after all. What serves users stays as it is.',
  'consequence.revert.target-images':
    '{{target}} gets {{version}} back, which this release replaced. Flagger takes that for a new release: gates are asked, checks run, and only then does it serve everybody. If the workload comes from Git, revert the change there instead.',
  'consequence.revert-primary.primary-images':
    'For emergencies: {{primary}} gets {{version}} back, which it ran before. Its pods are replaced at once; nothing is checked.',
  'refusal.instead': 'What is possible: {{verb}}.',
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
  'refusal.action-in-progress':
    'Already under way: {{verb}}, asked for by {{by}}.',
  'refusal.action-in-progress.bare':
    'Another action of this release is under way.',
  'refusal.gone': 'The Canary does not exist any more.',
  'refusal.malformed': 'The Canary cannot be understood.',
  'refusal.cluster-refused': 'The API server refused the change: {{message}}',
  'refusal.cluster-refused.bare': 'The API server refused the change.',
  'actionWarning.newer-revision-before-restore':
    'If another version arrives before this is taken back, it is promoted after a single check.',
  'actionWarning.gitops-owned':
    '{{manager}} owns {{field}} and may write it back. Change it in Git as well.',
  'actionWarning.gitops-owned.bare':
    'A GitOps tool owns the field and may write it back. Change it in Git as well.',
  'actionWarning.one-more-step':
    'One more weight step can happen before it takes effect.',
  'actionWarning.skips-steps':
    'Fewer checks than planned: {{skipped}} steps are skipped.',
  'actionWarning.skips-steps.bare':
    'Fewer checks than planned: the remaining steps are skipped.',
  'actionWarning.template-stays':
    'The workload keeps the new version’s template: Git still has it. Revert it there, or the next change brings it back.',
  'actionWarning.fictitious-weight':
    'The weights are fictitious: this provider shifts no traffic.',
  'actionWarning.unprotected':
    'While it is paused, nothing protects the users of the new version: no check, no threshold, no gate, and no roll back before it is resumed.',
  'actionWarning.ends-with-release':
    'It is paused for this release only: another version that arrives takes its steps.',
  'actionWarning.deadline-went-on':
    'The deadline for the pods went on while it was paused: if they are not ready, it may fail at once.',
  'actionWarning.one-check-only':
    'All users are on this version by now: Flagger checks it once, and if that passes, promotes it. If too many checks fail, all users go to the primary.',
  'actionWarning.restarts-serving-pods':
    'The pods that serve all users now are replaced, one after the other.',
  'actionWarning.was-rejected': '{{by}} rejected this version: {{reason}}',
  'actionWarning.was-rejected.bare': 'Somebody rejected this version.',
  'actionWarning.later-not-asked':
    'Flagger asks about the start only: a version that arrives while this one runs starts over without asking.',
  'actionWarning.configs-unseen':
    'ConfigMaps and Secrets are not seen here: those that change while it waits begin with it.',
  'actionWarning.this-version-only':
    'The no is about this version: the next one is asked about anew.',
  'actionWarning.keeps-traffic':
    'The new version keeps its share of the traffic until it is rolled back.',
  'actionWarning.same-version':
    'It is the same version that failed: if its cause is still there, it fails again.',
  'actionWarning.revert-in-git':
    '{{origin}} deploys this workload: revert the change there first. If only the cluster is changed, the next sync brings the new version back.',
  'actionWarning.revert-in-git.bare':
    'If this workload comes from Git, revert the change there first: else the next sync brings the new version back.',
  'actionWarning.images-only':
    'Nothing but the images is set back: environment, arguments, resources and ConfigMaps stay as they are.',
  'actionWarning.primary-unchecked':
    'No metric and no gate is asked. If the version before does not run any more, users meet errors.',
  'actionWarning.target-keeps-version':
    '{{target}} keeps the new version, and Flagger goes on to call it promoted. Go back by a release as well: the next promotion copies what {{target}} has by then.',
  'actionWarning.target-keeps-version.bare':
    'The target keeps the new version, and Flagger goes on to call it promoted. Go back by a release as well: the next promotion copies what the target has by then.',
  'actionWarning.unchecked':
    'Nothing is checked any more: no metric, no threshold, and no gate, whoever answers it.',
  'actionWarning.primary-not-awaited':
    'Flagger does not wait for the pods of the primary: until they run, users may meet errors, and it says “Succeeded” even if they never do.',
  'actionWarning.newer-revision-unchecked':
    'If another version arrives before this is taken back, it is promoted without any check.',
  'actionWarning.flagger-stopped':
    'Flagger is stopped ({{object}} has no ready pod): nothing will happen until it is back, and what takes too long is withdrawn.',
  'actionWarning.flagger-stopped.bare':
    'Flagger is stopped: nothing will happen until it is back, and what takes too long is withdrawn.',
  'actionWarning.flagger-silent':
    'Flagger has given no sign for {{minutes}} min: if it is stopped, nothing will happen until it is back.',
  'actionWarning.flagger-silent.bare':
    'Flagger gives no sign: if it is stopped, nothing will happen until it is back.',
  'actionWarning.flagger-untried':
    'The portal was not tried with Flagger {{version}}: whether it does what is said here is not known.',
  'actionWarning.flagger-untried.bare':
    'The portal was not tried with this Flagger: whether it does what is said here is not known.',
  'actionWarning.shared':
    '{{components}} components show this rollout: what is done is done to all of them.',
  'actionWarning.shared.bare':
    'Several components show this rollout: what is done is done to all of them.',
  'dialog.title.promote': 'Promote release #{{number}} of {{name}}?',
  'dialog.title.rollback': 'Roll back release #{{number}} of {{name}}?',
  'dialog.title.pause': 'Pause release #{{number}} of {{name}}?',
  'dialog.title.resume': 'Resume release #{{number}} of {{name}}?',
  'dialog.title.promote-unchecked':
    'Promote release #{{number}} of {{name}} without checks?',
  'dialog.title.revert': 'Undo release #{{number}} of {{name}}?',
  'dialog.title.revert-primary':
    'Restore the primary of {{name}} to what ran before release #{{number}}?',
  'dialog.title.retry': 'Try release #{{number}} of {{name}} again?',
  'dialog.title.approve': 'Let release #{{number}} of {{name}} begin?',
  'dialog.title.reject': 'Reject release #{{number}} of {{name}}?',
  'dialog.target': 'Target',
  'dialog.cluster': 'Cluster',
  'dialog.now': 'now',
  'dialog.after': 'afterwards',
  'dialog.weight': 'Traffic on the canary',
  'dialog.images': 'Serves users',
  'dialog.version.promote': 'Promotes',
  'dialog.version.rollback': 'Rolls back',
  'dialog.version.pause': 'Pauses',
  'dialog.version.resume': 'Resumes',
  'dialog.version.promote-unchecked': 'Promotes',
  'dialog.version.revert': 'Brings back',
  'dialog.version.revert-primary': 'Brings back',
  'dialog.version.retry': 'Tries again',
  'dialog.version.approve': 'Begins',
  'dialog.version.reject': 'Rejects',
  'dialog.stays': '{{now}}, stays so for now',
  'dialog.and': ' and ',
  'dialog.unknown': 'not known',
  'dialog.consequence': 'What happens',
  'dialog.within': 'It should be seen in the cluster within {{duration}}.',
  'dialog.restores': '{{field}} is changed for this and set back afterwards.',
  'dialog.warnings': 'Mind',
  'dialog.commands': 'The same as commands',
  'dialog.reason': 'Reason',
  'dialog.reason.hint': 'Others will read it: what did you see?',
  'dialog.reason.short': 'Give a reason of at least 3 characters.',
  'dialog.typed': 'Type “{{name}}” to go on',
  'dialog.typed.hint': 'So that it is not done to another one by mistake.',
  'dialog.typed.wrong': 'This is not “{{name}}”.',
  'dialog.cancel': 'Cancel',
  'dialog.sending': 'Asking…',
  'dialog.changed.title': 'It changed while you were looking',
  'dialog.changed.text':
    'You saw release #{{seenNumber}} in phase {{seenPhase}}; now it is release #{{number}} in phase {{phase}}. Nothing was done.',
  'dialog.changed.version':
    'Another version arrived while you were looking: what waits now is {{images}}. Nothing was done.',
  'dialog.end-it':
    'After this no the release goes on to wait, with its share of the traffic, until somebody says yes. To end it now, roll it back.',
  'dialog.end-it.open': 'Roll back instead…',
  'dialog.changed.again': 'Go on with what is there now',
  'dialog.refused.title': 'Nothing was done',
  'dialog.denied':
    'The portal refused: you need the permission {{permission}}. The attempt was recorded.',
  'dialog.unknown-outcome':
    'It is not known whether the request was taken. Press again: it will not be done twice. {{reason}}',
  'receipt.title.promote': 'Promotion',
  'receipt.title.rollback': 'Rollback',
  'receipt.title.pause': 'Pause',
  'receipt.title.resume': 'End of the pause',
  'receipt.title.promote-unchecked': 'Promotion without checks',
  'receipt.title.revert': 'Back a version',
  'receipt.title.revert-primary': 'Restoring the primary',
  'receipt.title.retry': 'Another try',
  'receipt.title.approve': 'Approval of the start',
  'receipt.title.reject': 'Rejection',
  'receipt.asked': 'asked for by {{by}} at {{time}}',
  'receipt.reason': 'Reason: {{reason}}',
  'receipt.requested': 'requested',
  'receipt.accepted': 'accepted by the API server',
  'receipt.accepted.gate': 'the gate says yes',
  'receipt.accepted.hold': 'the gate holds',
  'receipt.effective': 'effective',
  'receipt.refused': 'refused',
  'receipt.ineffective': 'not effective in time',
  'receipt.superseded': 'overtaken by another revision',
  'receipt.denied': 'denied',
  'receipt.waiting': 'waiting for the cluster to show it',
  'receipt.retrying':
    'the cluster has not taken it yet: it is tried again for two minutes',
  'receipt.late':
    'not seen yet, later than expected: it stands until Flagger looks, or the cluster is heard again',
  'receipt.effect.pause': 'paused',
  'receipt.effect.resume': 'not paused any more',
  'receipt.effect.retry': 'a new try has begun',
  'receipt.effect.revert': 'a release that brings the version before has begun',
  'receipt.effect.revert-primary': 'the version before is back',
  'receipt.effect.approve': 'it has begun',
  'receipt.effect.reject': 'Flagger asked and was told no',
  'receipt.effect.primary': 'primary serves {{share}} %',
  'receipt.effect.images': 'runs {{images}}',
  'receipt.effect.phase': 'phase {{phase}}',
  'receipt.effect.seen': 'seen at {{time}}',
  'receipt.ineffective.text':
    'Flagger did not act on it in time, and it was withdrawn. The release goes on as if nobody had asked.',
  'receipt.ineffective.text.pause':
    'The cluster does not show it as paused: Flagger did not come to the gate in time, or somebody else has set the field back.',
  'receipt.ineffective.text.resume':
    'The cluster does not show it as resumed: Flagger did not come to the gate in time, or somebody else has set the field back.',
  'receipt.ineffective.text.revert':
    'Flagger did not begin a release in time, or somebody has written the new version back: a GitOps tool, perhaps.',
  'receipt.ineffective.text.revert-primary':
    'The cluster does not show in time that all pods of the primary run the version before. Look at them: what was written stays.',
  'receipt.ineffective.text.retry':
    'Flagger did not begin another try in time, or somebody has taken the annotation back.',
  'receipt.unwritten': 'not written in time',
  'receipt.unwritten.text':
    'The cluster did not take it within two minutes, so it was given up. Ask again once the cluster answers.',
  'receipt.missing-right':
    'The portal’s account {{account}} may not {{verb}} {{resource}} in the namespace {{namespace}}. Whoever runs the cluster can grant it:',
  'receipt.missing-right.bare':
    'The portal’s account {{account}} may not {{verb}} {{resource}}. Whoever runs the cluster can grant it:',
  'receipt.ineffective.text.approve':
    'Flagger did not begin in time, and the yes was withdrawn.',
  'receipt.ineffective.text.reject':
    'Flagger did not come to the gate in time, and the no was withdrawn. The gate says no until somebody decides.',
  'receipt.otherwise': 'ended in another way',
  'receipt.otherwise.text': 'The release ended in another way first.',
  'receipt.gone': 'the Canary is gone',
  'receipt.gone.text': 'The Canary was deleted before it took effect.',
  'receipt.superseded.text':
    'Another revision arrived before it took effect; it was not carried over to that one.',
  'receipt.restore.pending': 'A temporary change is still to be taken back.',
  'receipt.restore.done': 'The temporary change was taken back.',
  'receipt.steps': 'Step by step',
  'actionStep.stored': 'Written down',
  'actionStep.gate-opened': 'The gate will say yes',
  'actionStep.gate-answered': 'Flagger asked, and the gate said yes',
  'actionStep.gate-closed': 'The gate will say no',
  'actionStep.agreed': 'Another person agreed',
  'actionStep.withdrawn': 'Withdrawn, since somebody wanted something else',
  'actionStep.approval-expired':
    'Flagger was not told in time: the approval is over',
  'actionStep.gate-held': 'Flagger asked, and the gate said no',
  'actionStep.written': 'Written to the cluster',
  'actionStep.write-refused': 'The API server refused the change',
  'actionStep.write-failed': 'The change could not be written',
  'actionStep.write-conflicted':
    'Somebody else wrote at the same moment, so it is read and tried again',
  'actionStep.written-again': 'Lost, and written again',
  'actionStep.effective': 'The cluster shows the effect',
  'actionStep.superseded': 'Another revision came first',
  'actionStep.ended-otherwise': 'Flagger ended the release in another way',
  'actionStep.timed-out': 'Not seen in time',
  'actionStep.canary-gone': 'The Canary was deleted',
  'actionStep.restored': 'The temporary change was taken back',
  'actionStep.restore-failed': 'Taking back the temporary change failed',
  'actions.title': 'Who did what',
  'actions.more-denials': 'There were more denied attempts before these.',
  'actions.none': 'Nobody acted on this release through the portal.',
  'actions.loading-failed': 'The actions could not be loaded. {{reason}}',
} as const;
