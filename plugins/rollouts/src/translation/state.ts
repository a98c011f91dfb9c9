/** Words for what is missing, late, refused or broken. */
export const stateMessages = {
  'state.loading': 'Loading rollouts',
  'state.unmapped.title': 'No rollout is connected to this component',
  'state.unmapped.text':
    'Add an annotation to the component’s catalog file. It names the Canary as namespace/name, with the cluster in front when several have one of that name.',
  'state.unmapped.candidates': 'These look as if they belonged here',
  'state.unmapped.none':
    'No Canary in the connected clusters looks like this component.',
  'state.mapped-empty.title': 'No rollout was found',
  'state.mapped-empty.text':
    'The component names a Canary ({{value}}), but none of the connected clusters has it. Check the spelling and the cluster.',
  'candidate.reason.same-name': 'has the same name',
  'candidate.reason.same-target-name': 'its workload has the same name',
  'candidate.reason.same-label': 'has the same label',
  'copy.do': 'Copy',
  'copy.done': 'Copied',
  'copy.failed': 'Copy failed, select the text instead',
  'state.denied.title': 'You may not see these rollouts',
  'state.denied.text':
    'This needs the permission {{permission}}. Ask whoever manages permissions in this portal.',
  'state.hidden_one':
    '{{count}} more rollout belongs here that you may not see (permission {{permission}}).',
  'state.hidden_other':
    '{{count}} more rollouts belong here that you may not see (permission {{permission}}).',
  'state.missing.title': 'This link names a rollout that is not here',
  'state.missing.text':
    '{{name}} in cluster {{cluster}} does not exist, belongs to another component, or is not yours to see.',
  'state.missing.show': 'Show what is here',
  'state.no-release.title': 'This release does not exist',
  'state.no-release.text':
    'It may belong to another component, be past its retention, or not be yours to see.',
  'state.failed.title': 'Rollouts could not be loaded',
  'state.failed.network':
    'The portal’s backend does not answer. Check your connection.',
  'state.failed.backend':
    'The rollouts backend is not installed or not ready ({{status}}).',
  'state.failed.signin': 'Your session has ended. Sign in again.',
  'state.failed.answer':
    'The backend’s answer cannot be understood. Frontend and backend may have different versions.',
  'state.failed.other': 'The backend answered: {{message}}',
  'state.refresh-failed': 'Not up to date: shown as of {{time}}',
  'state.retry': 'Try again',
  'state.stale.title':
    '{{cluster}} was last heard {{duration}} ago: last known state',
  'state.down.title': '{{cluster}} cannot be read: last known state',
  'state.connecting.title': '{{cluster}} has not been read yet',
  'state.no-source.title': '{{cluster}} is not configured any more',
  'state.as-of': 'What is shown was true at {{time}} ({{duration}} ago).',
  'state.as-of.never': 'Nothing was ever read from it.',
  'state.error': 'Last error at {{time}}: {{message}}',
  'state.feed.denied': '{{cluster}} does not let us read {{feed}}',
  'state.feed.failing': 'Reading {{feed}} from {{cluster}} fails',
  'state.clock.ahead':
    'The clock of {{cluster}} is {{duration}} ahead of the portal’s',
  'state.clock.behind':
    'The clock of {{cluster}} is {{duration}} behind the portal’s',
  'state.clock.text':
    'Times of phases and events are the cluster’s, times of actions the portal’s: they do not fit each other until one of the clocks is set.',
  'state.gone.title': 'The Canary was deleted',
  'state.gone.text': 'Last seen {{time}}. Its history stays.',
  'source.live': 'live, {{duration}} ago',
  'source.stale': 'last heard {{duration}} ago',
  'source.down': 'not readable, last seen {{duration}} ago',
  'source.down.never': 'not readable, never seen',
  'source.connecting': 'connecting',
  'source.missing': 'not configured',
  'source.partly': 'partly readable',
  'source.simulated': 'simulated',
  'source.simulated.text': 'This cluster is an imitation for trying out.',
  'card.title': 'Rollouts',
  'card.open': 'Open rollouts',
  'card.empty': 'No rollout is connected yet.',
} as const;
