/** Words of what comes of an action, as the dialog says it before the click. */
export const planMessages = {
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
  'actionWarning.primary-not-ready-yet':
    'The pods of {{primary}} are not all ready. Until enough of them are, Flagger looks at nothing else: nothing comes of this before, and it may end as “not effective in time”. Past the progress deadline of those pods Flagger gives the release up by itself: it sends all users to that primary, ready or not.',
  'actionWarning.primary-not-ready-yet.bare':
    'The pods of the primary are not all ready. Until enough of them are, Flagger looks at nothing else: nothing comes of this before, and it may end as “not effective in time”. Past the progress deadline of those pods Flagger gives the release up by itself: it sends all users to that primary, ready or not.',
  'actionWarning.primary-forfeits-try':
    'The pods of {{primary}} are not all ready. If Flagger looks before enough of them are, it takes note of this try and never begins it: wait until they are ready.',
  'actionWarning.primary-forfeits-try.bare':
    'The pods of the primary are not all ready. If Flagger looks before enough of them are, it takes note of this try and never begins it: wait until they are ready.',
  'actionWarning.newer-revision-unchecked':
    'If another version arrives before this is taken back, it is promoted without any check.',
  'actionWarning.flagger-stopped':
    'Flagger is stopped ({{object}} has no ready pod): nothing will happen until it is back, and what takes too long is withdrawn.',
  'actionWarning.flagger-stopped.bare':
    'Flagger is stopped: nothing will happen until it is back, and what takes too long is withdrawn.',
  'actionWarning.flagger-unseen':
    'No Flagger is seen in this cluster: if it runs nowhere else, nothing will happen until there is one, and what takes too long is given up.',
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
  'dialog.changed.way':
    'It would be done in another way by now: read again what happens, and what to mind. Nothing was done.',
  'dialog.end-it':
    'After this no the release goes on to wait, with its share of the traffic, until somebody says yes. To end it now, roll it back.',
  'dialog.end-it.open': 'Roll back instead…',
  'dialog.changed.again': 'Go on with what is there now',
  'dialog.refused.title': 'Nothing was done',
  'dialog.denied':
    'The portal refused: you need the permission {{permission}}. The attempt was recorded.',
  'dialog.unknown-outcome':
    'It is not known whether the request was taken. Press again: it will not be done twice. {{reason}}',
} as const;
