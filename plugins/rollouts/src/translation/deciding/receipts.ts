/** Words of what became of an action. */
export const receiptMessages = {
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
  'receipt.accepted.release': 'no pause holds the gate any more',
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
  'receipt.effect.resume.frozen':
    'not paused any more; a change freeze holds the traffic until it ends',
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
    'Flagger did not come to the gate in time. The no stands all the same: whenever Flagger asks about this version, the gate says no until somebody says yes.',
  'receipt.otherwise': 'ended in another way',
  'receipt.otherwise.text': 'The release ended in another way first.',
  'receipt.otherwise.text.rollback':
    'The release ended in another way first: it was promoted, its promotion failed, or Flagger took it back by itself. Look where its traffic is now.',
  'receipt.otherwise.text.untold':
    'Flagger was never told this yes: something else let the release go on, or ended it.',
  'receipt.gone': 'the Canary is gone',
  'receipt.gone.text': 'The Canary was deleted before it took effect.',
  'receipt.superseded.text':
    'Another revision arrived before it took effect; it was not carried over to that one.',
  'receipt.restore.pending': 'A temporary change is still to be taken back.',
  'receipt.restore.done': 'The temporary change was taken back.',
  'receipt.steps': 'Step by step',
  'actionStep.stored': 'Written down',
  'actionStep.gate-opened':
    'The gate will say yes as soon as nothing else holds it',
  'actionStep.gate-answered': 'Flagger asked, and the gate said yes',
  'actionStep.gate-closed': 'The gate will say no',
  'actionStep.agreed': 'Another person agreed',
  'actionStep.withdrawn': 'Withdrawn, since somebody wanted something else',
  'actionStep.approval-expired':
    'Flagger was not told in time: the approval is over',
  'actionStep.gate-held': 'Flagger asked, and the gate said no',
  'actionStep.gate-released':
    'Flagger asked, and a change freeze holds the gate, not the pause any more',
  'actionStep.written': 'Written to the cluster',
  'actionStep.write-refused': 'The API server refused the change',
  'actionStep.write-failed': 'The change could not be written',
  'actionStep.write-conflicted':
    'Somebody else wrote at the same moment, so it is read and tried again',
  'actionStep.written-again': 'Lost, and written again',
  'actionStep.effective': 'The cluster shows the effect',
  'actionStep.superseded': 'Another revision came first',
  'actionStep.ended-otherwise': 'Something else came of the release',
  'actionStep.timed-out': 'Not seen in time',
  'actionStep.canary-gone': 'The Canary was deleted',
  'actionStep.restored': 'The temporary change was taken back',
  'actionStep.restore-failed': 'Taking back the temporary change failed',
} as const;
