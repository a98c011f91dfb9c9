/** Words of the gates of this portal, of who must agree, and of what holds them. */
export const gateMessages = {
  'gateQuestion.asked.yes':
    'Flagger asked this portal {{time}} ago ({{gate}}) and was told yes.',
  'gateQuestion.asked.no':
    'Flagger asked this portal {{time}} ago ({{gate}}) and was told no.',
  'gateQuestion.never':
    'Flagger has not asked this portal yet ({{gate}}). It does once a release comes to that gate.',
  'gateQuestion.key.earlier':
    'It presented a password made from the earlier key. Give the Canary the one of the present key before the earlier key is removed, or this gate will say no to everything.',
  'gateQuestion.bypassed.title': 'A gate was passed without this portal',
  'gateQuestion.bypassed.text':
    'Flagger says that “{{name}}” ({{gate}}) said yes, and this portal never did. Something in between answers in place of this portal, such as an ingress that redirects. Until that is mended, the gate holds nothing back.',
  'gateSetup.title': 'Let Flagger ask this portal before it goes on',
  'gateSetup.hooks':
    'Add these hooks to spec.analysis.webhooks of the Canary, in Git where it comes from there:',
  'gateSetup.start':
    'Only if each release should wait for a yes before it begins:',
  'gateSetup.password':
    'Put the password in place of PASSWORD. Whoever has the key of the cluster’s gates makes it:',
  'gateSetup.proof':
    'Flagger asks during the next release. Then this page says above, gate by gate, when it asked last and what it was told: that proves that the way is open.',
  'gateObjection.frozen':
    'The change freeze “{{window}}” holds it until {{until}}: it says no until then, whoever approves. Rolling back stays possible.',
  'gateObjection.nobody-agreed': 'Nobody has approved yet.',
  'gateObjection.needs-two':
    '{{agreed}} of {{needed}} persons approved: two must.',
  'gateObjection.author-alone':
    '{{agreed}} of {{needed}} persons approved: whoever made the change cannot approve it alone.',
  'gateObjection.author-unknown':
    '{{agreed}} of {{needed}} persons approved: nobody knows who made the change, so two must.',
  'gateObjection.staging-unknown':
    'Nobody has approved it, and “{{rollout}}”, where {{images}} is to succeed first, is not known here.',
  'gateObjection.staging-missing':
    'Nobody has approved it, and {{images}} did not run in “{{rollout}}”, where it is to succeed first.',
  'gateObjection.staging-runs':
    '{{images}} still runs in “{{rollout}}” (release #{{number}}). It begins here by itself when it has succeeded there, or when somebody approves.',
  'gateObjection.staging-failed':
    'Nobody has approved it, and {{images}} failed in “{{rollout}}” (release #{{number}}).',
  'gateObjection.staging-unchecked':
    'Nobody has approved it, and {{images}} was promoted without checks in “{{rollout}}” (release #{{number}}).',
  'gateObjection.staging-too-old':
    'Nobody has approved it, and {{images}} succeeded in “{{rollout}}” too long ago (release #{{number}}).',
  'gateObjection.staging-reverted':
    'Nobody has approved it, and {{images}} was taken back in “{{rollout}}” after it had succeeded there (release #{{number}}).',
  'gateObjection.staging-hidden':
    'Nobody has approved it, and {{images}} has not succeeded where it is to succeed first. What happened there is shown to whoever may see that rollout.',
  'actionWarning.not-staged':
    '{{images}} has not succeeded in “{{rollout}}”, where it is to succeed first.',
  'actionWarning.not-staged.bare':
    'This version has not succeeded where it is to succeed first.',
  'approval.by': 'Approved by {{persons}}.',
  'approval.until':
    'It waits for what holds the gate and for Flagger until {{until}}, then it is over.',
  'approval.others':
    'Another server must say yes too: {{gates}}. That cannot be answered here.',
  'actionWarning.waits-for-freeze':
    'The change freeze “{{window}}” holds the gate. Your approval waits for its end, but no longer than approvals may wait here.',
  'actionWarning.waits-for-freeze.bare':
    'A change freeze holds the gate. Your approval waits for its end, but no longer than approvals may wait here.',
  'actionWarning.freeze-goes-on':
    'The pause ends, and the change freeze “{{window}}” holds the traffic where it is until {{until}}. Then it goes on by itself.',
  'actionWarning.freeze-goes-on.bare':
    'The pause ends, and a change freeze holds the traffic where it is. When it is over, the release goes on by itself.',
  'actionWarning.waits-for-another':
    'With you {{agreed}} of {{needed}} persons approve: the gate waits for another one.',
  'actionWarning.waits-for-another.bare':
    'The gate waits until another person approves as well.',
  'actionWarning.waits-for-hook':
    'Your yes is not enough: Flagger goes on only when the hook “{{gate}}”, which asks another server, says yes too.',
  'actionWarning.waits-for-hook.bare':
    'Your yes is not enough: Flagger goes on only when another server says yes too.',
  'actionWarning.withdraws-approval':
    'This takes back what {{by}} approved: it waits and has not had its effect.',
  'actionWarning.withdraws-approval.bare':
    'This takes back an approval that waits and has not had its effect.',
  'actionWarning.ends-action':
    'This ends what {{by}} asked for: {{verb}}. What that changed for a time is taken back.',
  'actionWarning.ends-action.bare':
    'This ends what somebody else asked for. What that changed for a time is taken back.',
  'receipt.waits': 'approved, and waits',
  'receipt.withdrawn': 'withdrawn',
  'receipt.withdrawn.text':
    'Somebody wanted something else before anything came of it.',
  'receipt.expired': 'not used in time',
  'receipt.expired.text':
    'Flagger was not told yes before the approval was over. Approve again.',
} as const;
