/** What is dangerous (`hazard.<code>`) and what follows from it (`hazard.<code>.advice`). */
export const hazardMessages = {
  'hazard.label.danger': 'Danger',
  'hazard.label.warning': 'Warning',
  'hazard.label.info': 'Note',
  'hazard.flagger-silent': 'Flagger has given no sign for {{minutes}} min',
  'hazard.flagger-silent.bare': 'Flagger gives no sign any more',
  'hazard.flagger-silent.advice':
    'Each check would have left a trace by now. Flagger may be stopped: then nothing moves, nothing is rolled back, and actions have no effect until it is back.',
  'hazard.flagger-stopped': 'Flagger is stopped: {{object}} has no ready pod',
  'hazard.flagger-stopped.bare': 'Flagger is stopped: no pod of it is ready',
  'hazard.flagger-stopped.advice':
    'Until it is back nothing moves, nothing is rolled back, and actions have no effect.',
  'hazard.primary-half-updated':
    'All traffic is on a primary that was being replaced',
  'hazard.primary-half-updated.advice':
    'The release failed after it was copied to the primary. Look at the pods of the primary first: while they are not ready, Flagger takes note of a newer revision and never starts it. “Restore the primary” puts the version before on them.',
  'hazard.ab-testing-never-begins': 'This A/B test will never begin',
  'hazard.ab-testing-never-begins.advice':
    'With Gateway API, Flagger {{version}} writes a route that the API server refuses unless spec.service.timeout is set. Set it, or take Flagger 1.43 or newer.',
  'hazard.ab-testing-never-begins.advice.bare':
    'With Gateway API, this Flagger writes a route that the API server refuses unless spec.service.timeout is set. Set it, or take Flagger 1.43 or newer.',
  'hazard.traffic-on-canary-after-failure':
    '{{weight}} % of live traffic is on the canary',
  'hazard.traffic-on-canary-after-failure.bare':
    'Live traffic is on the canary',
  'hazard.traffic-on-canary-after-failure.advice':
    'Promotion failed and Flagger does not move the traffic back. Do not push another revision now: it would send all traffic to the broken primary, and might never be started itself. Pause the Canary first, then repair the primary: make room for its pods, restart its rollout, or “Restore the primary”. Once it is available, “Try again” is possible.',
  'hazard.primary-repaired':
    '{{weight}} % of live traffic is on the canary; the primary is available again',
  'hazard.primary-repaired.bare':
    'Live traffic is on the canary; the primary is available again',
  'hazard.primary-repaired.advice':
    'Promotion failed, and Flagger does not move the traffic back by itself. Try again: it checks the version once more and promotes it. To give it up, try again and roll back before its first check.',
  'hazard.fictitious-weight': 'The traffic numbers are fictitious',
  'hazard.fictitious-weight.advice':
    'Provider “kubernetes” shifts no traffic. The percentage is only Flagger’s counter.',
  'hazard.suspended-with-canary-traffic':
    'Paused with {{weight}} % of live traffic on the canary',
  'hazard.suspended-with-canary-traffic.bare':
    'Paused with live traffic on the canary',
  'hazard.suspended-with-canary-traffic.advice':
    'While it is paused no metric, threshold or rollback protects this traffic.',
  'hazard.skips-analysis': 'Analysis is switched off',
  'hazard.skips-analysis.advice':
    'spec.skipAnalysis is set: the next revision goes live unchecked.',
  'hazard.no-checks': 'Nothing is checked',
  'hazard.no-checks.advice':
    'There is no metric and no rollout hook, so every revision passes.',
  'hazard.wedged': 'A newer revision was swallowed',
  'hazard.wedged.advice':
    'It arrived while the release was failing, and Flagger will not start it by itself. Another change of the workload is needed.',
  'hazard.weight-mismatch':
    'The route says {{route}} %, Flagger says {{status}} %',
  'hazard.weight-mismatch.bare': 'Route and status disagree',
  'hazard.weight-mismatch.advice':
    'Something else may be writing the route. The route is what users get.',
  'hazard.stuck': 'No progress: the same warning came {{count}} times',
  'hazard.stuck.bare': 'No progress: the same warning repeats',
  'hazard.stuck.advice': 'Flagger says “{{reason}}”.',
  'hazard.stuck.advice.bare': 'Flagger tries again on every tick.',
} as const;
