/**
 * `lead.<code>` is the short bold start, `explanation.<code>` the sentence after it. A key that ends
 * in `.bare` is used when the cluster did not give a value that the full sentence needs.
 */
export const explanationMessages = {
  'lead.not-seen-by-flagger': 'Not seen by Flagger yet.',
  'lead.initializing': 'Initializing.',
  'lead.initialized': 'Ready for its first release.',
  'lead.waiting-for-rollout-approval': 'Waiting for approval to start.',
  'lead.waiting': 'Waiting to start.',
  'lead.scaling-up': 'Starting the new revision.',
  'lead.canary-not-ready': 'The new pods are not ready.',
  'lead.progressing-weight': 'Moving.',
  'lead.progressing-last-weight': 'Last step before promotion.',
  'lead.progressing-iteration': 'Being tested.',
  'lead.mirroring': 'Mirroring.',
  'lead.waiting-for-traffic-increase': 'Waiting for approval of more traffic.',
  'lead.held-by-failed-check': 'Held by a failed check.',
  'lead.waiting-for-promotion-approval': 'Waiting for promotion approval.',
  'lead.promotion-approved': 'Promotion approved.',
  'lead.promoting': 'Promoting.',
  'lead.promoting-stepwise': 'Promoting in steps.',
  'lead.finalising': 'Finishing.',
  'lead.succeeded': 'Live.',
  'lead.succeeded-without-analysis': 'Live, unchecked.',
  'lead.failed': 'Failed and rolled back.',
  'lead.failed-while-promoting': 'Promotion failed.',
  'lead.decided': '{{decision}}: {{reason}}.',
  'lead.failed-with-traffic-on-canary': 'Promotion failed.',
  'lead.suspended': 'Paused.',
  'lead.terminating': 'Being deleted.',
  'lead.gone': 'No longer in the cluster.',
  'lead.ab-testing-never-begins': 'This A/B test never begins.',
  'lead.refused-by-flagger': 'Refused by Flagger.',
  'lead.stuck': 'Stuck.',
  'lead.unknown-phase': 'Unknown phase.',
  'lead.malformed': 'Cannot be read.',
  'lead.spec-missing': 'Without a spec.',

  'explanation.not-seen-by-flagger':
    'The Canary exists, but Flagger has written no status. If this lasts, check that Flagger runs and watches this namespace.',
  'explanation.initializing':
    'Flagger is creating the primary workload. Nothing can be released before that is done.',
  'explanation.initialized':
    'The primary is running. The next change of the workload starts a release.',
  'explanation.waiting-for-rollout-approval':
    'The gate “{{gate}}” says no. No traffic moves until it says yes.',
  'explanation.waiting-for-rollout-approval.bare':
    'A confirm-rollout gate says no. No traffic moves until it says yes.',
  'explanation.waiting':
    'No gate is known that could let it through. No traffic moves.',
  'explanation.scaling-up':
    'Its pods are being started and get no traffic until they are ready.',
  'explanation.canary-not-ready':
    'Flagger says “{{reason}}”. It rolls back when there is no progress for {{deadline}}.',
  'explanation.canary-not-ready.bare':
    'The new revision gets no further traffic until its pods are ready.',
  'explanation.progressing-weight':
    '{{weight}} % of the traffic is on the new revision. If the next check passes, it gets {{nextWeight}} %.',
  'explanation.progressing-weight.bare':
    'If the next check passes, the new revision gets more traffic.',
  'explanation.progressing-last-weight':
    '{{weight}} % of the traffic is on the new revision, the most it gets before promotion. Promotion is next if its checks pass.',
  'explanation.progressing-last-weight.bare':
    'The new revision has the most traffic it gets before promotion.',
  'explanation.progressing-iteration':
    'Iteration {{iteration}} of {{iterations}}. Promotion follows when all of them have passed.',
  'explanation.progressing-iteration.bare':
    'Promotion follows when all iterations have passed.',
  'explanation.mirroring':
    'Requests are copied to the new revision and its answers are thrown away. No user sees it yet.',
  'explanation.waiting-for-traffic-increase':
    'The gate “{{gate}}” says no. The new revision stays at {{weight}} % until it says yes.',
  'explanation.waiting-for-traffic-increase.bare':
    'A confirm-traffic-increase gate says no. Nothing moves until it says yes.',
  'explanation.held-by-failed-check':
    'Flagger says “{{reason}}”. {{used}} of {{limit}} failed checks are used; at {{limit}} it rolls back by itself.',
  'explanation.held-by-failed-check.bare':
    'The newest check failed. When all allowed failures are used, Flagger rolls back by itself.',
  'explanation.waiting-for-promotion-approval':
    'The gate “{{gate}}” says no. {{weight}} % of the traffic stays on the new revision and metrics keep being checked; nothing moves until someone approves.',
  'explanation.waiting-for-promotion-approval.bare':
    'A confirm-promotion gate says no. Metrics keep being checked; nothing moves until someone approves.',
  'explanation.promotion-approved':
    'The gate “{{gate}}” said yes. {{weight}} % of the traffic is on the new revision; the next check promotes it unless the gate says no again.',
  'explanation.promotion-approved.bare':
    'The confirm-promotion gate said yes. The next check promotes the new revision unless the gate says no again.',
  'explanation.promoting':
    'The new revision passed. It is being copied to the primary.',
  'explanation.promoting-stepwise':
    'The new revision passed. Traffic returns to the updated primary in steps, {{primaryWeight}} % so far.',
  'explanation.promoting-stepwise.bare':
    'The new revision passed. Traffic returns to the updated primary in steps.',
  'explanation.finalising':
    'The primary runs the new revision and has all traffic. The canary pods are being shut down.',
  'explanation.succeeded':
    'The last release passed and is on the primary. Nothing is moving.',
  'explanation.succeeded-without-analysis':
    'The last release was promoted without a single check, since analysis is switched off (skipAnalysis).',
  'explanation.failed':
    'Flagger says “{{reason}}”. Traffic is back on the old revision; the next change starts a new release.',
  'explanation.failed.decided':
    'Traffic is back on the old revision; the next change starts a new release.',
  'explanation.failed.bare':
    'Traffic is back on the old revision; the next change starts a new release. The reason was not observed.',
  'explanation.failed-while-promoting':
    'Flagger says “{{reason}}”. It had copied the new revision to the primary, which has all traffic now, with old and new pods or with pods that are not ready.',
  'explanation.failed-while-promoting.bare':
    'Flagger had copied the new revision to the primary, which has all traffic now, with old and new pods or with pods that are not ready. The reason was not observed.',
  'explanation.failed-with-traffic-on-canary':
    'Flagger says “{{reason}}”. {{weight}} % of live traffic is on the new revision, not on the primary.',
  'explanation.failed-with-traffic-on-canary.bare':
    'Live traffic is on the new revision, not on the primary. The reason was not observed.',
  'explanation.suspended':
    'spec.suspend is set, so Flagger does nothing. {{weight}} % of the traffic stays on the new revision until it is resumed.',
  'explanation.suspended.bare':
    'spec.suspend is set, so Flagger does nothing until it is resumed.',
  'explanation.terminating':
    'The Canary is being deleted and Flagger restores the workload.',
  'explanation.gone':
    'The Canary was deleted. What is shown is the last state that was seen.',
  'explanation.ab-testing-never-begins':
    'With Gateway API, Flagger {{version}} writes a route that the API server refuses on every tick, because spec.service.timeout is not set. Set it, or take Flagger 1.43 or newer.',
  'explanation.ab-testing-never-begins.bare':
    'With Gateway API, this Flagger writes a route that the API server refuses on every tick, because spec.service.timeout is not set. Set it, or take Flagger 1.43 or newer.',
  'explanation.refused-by-flagger':
    'Flagger {{version}} takes no Canary with the same cookie for canary and primary, and says so in its own log only. Name another one in spec.analysis.sessionAffinity.primaryCookieName.',
  'explanation.refused-by-flagger.bare':
    'This Flagger takes no Canary with the same cookie for canary and primary, and says so in its own log only. Name another one in spec.analysis.sessionAffinity.primaryCookieName.',
  'explanation.stuck':
    'Nothing moves while Flagger repeats ({{count}} times) “{{reason}}”.',
  'explanation.stuck.bare': 'Nothing moves while Flagger repeats a warning.',
  'explanation.unknown-phase':
    'This version does not know the phase “{{phase}}”. It is shown as Flagger wrote it and nothing is concluded from it.',
  'explanation.unknown-phase.bare':
    'This version does not know the phase that Flagger wrote.',
  'explanation.malformed':
    'Part of the object makes no sense: {{reason}}. What could be read is shown.',
  'explanation.malformed.bare':
    'Part of the object makes no sense. What could be read is shown.',
  'explanation.spec-missing':
    'The Canary has no spec. Flagger (1.44.0, tried) ends as soon as it sees one, and again after each start, so no rollout of this cluster moves. Give it its spec back, or delete it.',
} as const;
