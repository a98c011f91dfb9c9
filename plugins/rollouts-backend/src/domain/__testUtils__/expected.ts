/**
 * What happened in each recording, written by reading the recording itself: the Canary's status
 * writes, Flagger's events and the hook calls. Times are Flagger's own (minute and second).
 */
export interface Expected {
  releases: string[];
  timeline: string[];
}

const halt = (name: string) =>
  `Halt podinfo.${name} advancement error-rate 30.00 > 1`;
const noValues =
  'Halt advancement no values found for custom metric: error-rate: no values found';
const stuckPrimary = (name: string) =>
  `podinfo-primary.${name} not ready: deployment "podinfo-primary" exceeded its progress deadline`;
const updatingPrimary = (name: string) =>
  `podinfo-primary.${name} not ready: waiting for rollout to finish: 0 out of 2 new replicas have been updated`;
const unschedulable =
  'canary deployment podinfo.canary-never-ready not ready: waiting for rollout to finish: 0 of 2 (readyThreshold 100%) updated replicas are available';

const frozenRoute = `HTTPRoute podinfo.route-refused update error: httproutes.gateway.networking.k8s.io "podinfo" is forbidden: ValidatingAdmissionPolicy 'frozen-routes' with binding 'frozen-routes' denied request: routes are frozen while setting weights`;

const failedPromotion = (name: string) =>
  `#1 6.0.0->6.0.1 failed by primary-not-ready "Promotion of podinfo.${name} failed, primary not ready: ${stuckPrimary(
    name,
  )}", max 100 %, 0 failed`;

export const expected: Record<string, Expected> = {
  'weighted-success': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed'],
    timeline: [
      '39:01 opened in Progressing',
      '39:10 weight 25',
      '39:20 weight 50',
      '39:30 promoted',
      '39:40 primary-weight 100',
      '39:50 closed succeeded',
    ],
  },
  'weighted-metric-failure': {
    releases: [
      `#1 6.0.0->6.0.1 failed by failed-checks "${halt(
        'weighted-metric-failure',
      )}", max 25 %, 3 failed`,
    ],
    timeline: [
      '39:01 opened in Progressing',
      '39:10 weight 25',
      `39:20 check failed 1/3 "${halt('weighted-metric-failure')}"`,
      `39:30 check failed 2/3 "${halt('weighted-metric-failure')}"`,
      `39:40 check failed 3/3 "${halt('weighted-metric-failure')}"`,
      '39:50 closed failed',
    ],
  },
  'step-weights-with-promotion-steps': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 60 %, 0 failed'],
    timeline: [
      '39:05 opened in Progressing',
      '39:14 weight 5',
      '39:25 weight 20',
      '39:34 weight 60',
      '39:44 promoted',
      '39:54 primary-weight 90',
      '40:04 primary-weight 100',
      '40:14 closed succeeded',
    ],
  },
  'ab-testing': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 0 %, 0 failed'],
    timeline: [
      '39:03 opened in Progressing',
      '39:12 iteration 1/3',
      '39:22 iteration 2/3',
      '39:32 iteration 3/3',
      '39:42 promoted',
      '39:52 primary-weight 100',
      '40:02 closed succeeded',
    ],
  },
  'blue-green': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 100 %, 0 failed'],
    timeline: [
      '39:01 opened in Progressing',
      '39:10 iteration 1/3',
      '39:20 iteration 2/3',
      '39:30 iteration 3/3',
      '39:40 weight 100',
      '39:50 promoted',
      '40:00 primary-weight 100',
      '40:10 closed succeeded',
    ],
  },
  'blue-green-gated': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 100 %, 0 failed'],
    timeline: [
      '29:24 opened in Progressing',
      '29:34 iteration 1/2',
      '29:44 iteration 2/2',
      '29:54 gate-waiting confirm-promotion portal-confirm-promotion',
      '30:34 gate-passed confirm-promotion portal-confirm-promotion',
      '30:34 weight 100',
      '30:44 promoted',
      '30:54 primary-weight 100',
      '31:04 closed succeeded',
    ],
  },
  'gates-all': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed'],
    timeline: [
      '39:00 opened in Waiting',
      '39:00 gate-waiting confirm-rollout portal-confirm-rollout',
      '39:30 gate-passed confirm-rollout portal-confirm-rollout',
      '39:30 Waiting -> Progressing',
      '39:40 gate-waiting confirm-traffic-increase portal-confirm-traffic-increase',
      '40:10 gate-passed confirm-traffic-increase portal-confirm-traffic-increase',
      '40:10 weight 25',
      '40:20 weight 50',
      '40:30 gate-waiting confirm-promotion portal-confirm-promotion',
      '41:00 gate-passed confirm-promotion portal-confirm-promotion',
      '41:00 promoted',
      '41:10 primary-weight 100',
      '41:20 closed succeeded',
    ],
  },
  'rollback-hook': {
    releases: [
      '#1 6.0.0->6.0.1 failed by rollback-hook "Rolling back podinfo.rollback-hook manual webhook invoked", max 25 %, 0 failed',
    ],
    timeline: [
      '39:01 opened in Progressing',
      '39:10 weight 25',
      '39:20 gate-passed rollback portal-rollback',
      '39:20 closed failed',
    ],
  },
  'abort-by-failed-checks': {
    releases: [
      '#1 6.0.0->6.0.1 failed by aborted "Rolling back podinfo.abort-by-failed-checks failed checks threshold reached 900001", max 25 %, 0 failed',
    ],
    timeline: [
      '39:03 opened in Progressing',
      '39:12 failed checks set 900001/3',
      '39:12 weight 25',
      '39:22 closed failed',
    ],
  },
  'canary-never-ready': {
    releases: [
      `#1 6.0.0->6.0.0 failed by canary-not-ready "${unschedulable}", max 0 %, 0 failed`,
    ],
    timeline: [
      '39:05 opened in Progressing',
      `39:14 warning "${unschedulable}"`,
      '40:15 closed failed',
    ],
  },
  'config-change-only': {
    releases: [
      '#1 6.0.0->6.0.0 config succeeded by promoted, max 50 %, 0 failed',
    ],
    timeline: [
      '39:07 opened in Progressing',
      '39:16 weight 25',
      '39:26 weight 50',
      '39:36 promoted',
      '39:46 primary-weight 100',
      '39:56 closed succeeded',
    ],
  },
  'skip-analysis': {
    releases: [
      '#1 6.0.0->6.0.1 succeeded by analysis-skipped, max 0 %, 0 failed',
    ],
    timeline: [
      '38:53 opened in Progressing',
      '39:02 promoted',
      '39:03 closed succeeded',
    ],
  },
  'promote-by-skip-analysis': {
    releases: [
      '#1 6.0.0->6.0.1 succeeded by analysis-skipped, max 10 %, 0 failed',
    ],
    timeline: [
      '39:05 opened in Progressing',
      '39:14 weight 10',
      '39:25 promoted',
      '39:25 closed succeeded',
    ],
  },
  'promote-by-max-weight': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 20 %, 0 failed'],
    timeline: [
      '39:05 opened in Progressing',
      '39:14 weight 10',
      '39:24 weight 20',
      '39:34 promoted',
      '39:44 primary-weight 100',
      '39:54 closed succeeded',
    ],
  },
  'suspend-resume': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed'],
    timeline: [
      '39:03 opened in Progressing',
      '39:12 weight 25',
      '39:13 suspended',
      '39:48 resumed',
      '39:52 weight 50',
      '40:02 promoted',
      '40:12 primary-weight 100',
      '40:22 closed succeeded',
    ],
  },
  'retry-after-failure': {
    releases: [
      `#1 6.0.0->6.0.1 failed by failed-checks "${halt(
        'retry-after-failure',
      )}", max 25 %, 3 failed`,
      '#2 6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed',
    ],
    timeline: [
      '39:05 opened in Progressing',
      '39:14 weight 25',
      `39:24 check failed 1/3 "${halt('retry-after-failure')}"`,
      `39:34 check failed 2/3 "${halt('retry-after-failure')}"`,
      `39:44 check failed 3/3 "${halt('retry-after-failure')}"`,
      '39:55 closed failed',
      '40:15 opened in Progressing',
      '40:24 weight 25',
      '40:34 weight 50',
      '40:44 promoted',
      '40:54 primary-weight 100',
      '41:04 closed succeeded',
    ],
  },
  'restart-on-new-revision': {
    releases: [
      '#1 6.0.0->6.0.1 superseded by newer-revision, max 25 %, 0 failed',
      '#2 6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed',
    ],
    timeline: [
      '29:24 opened in Progressing',
      '29:34 weight 25',
      '29:44 closed superseded',
      '29:44 opened in Progressing',
      '29:54 weight 25',
      '30:04 weight 50',
      '30:14 promoted',
      '30:24 primary-weight 100',
      '30:34 closed succeeded',
    ],
  },
  'no-traffic': {
    releases: [
      `#1 6.0.0->6.0.1 failed by failed-checks "${noValues}", max 25 %, 3 failed`,
    ],
    timeline: [
      '29:26 opened in Progressing',
      '29:36 weight 25',
      `29:46 check failed 1/3 "${noValues}"`,
      `29:56 check failed 2/3 "${noValues}"`,
      `30:06 check failed 3/3 "${noValues}"`,
      '30:16 closed failed',
    ],
  },
  'failed-promotion': {
    releases: [failedPromotion('failed-promotion')],
    timeline: failedPromotionTimeline('failed-promotion', 32 * 60 + 31),
  },
  // The push of 6.0.2 is swallowed: Flagger scales the canary down again and stays Failed, so
  // there is no second release.
  'push-after-failed-promotion': {
    releases: [failedPromotion('push-after-failed-promotion')],
    timeline: failedPromotionTimeline(
      'push-after-failed-promotion',
      32 * 60 + 31,
    ),
  },
  // The route stays at 0/100 until the end, so the second release has all traffic from its start.
  'repair-after-failed-promotion': {
    releases: [
      failedPromotion('repair-after-failed-promotion'),
      '#2 6.0.1->6.0.2 succeeded by promoted, max 100 %, 0 failed',
    ],
    timeline: [
      ...failedPromotionTimeline('repair-after-failed-promotion', 38 * 60 + 37),
      '41:07 opened in Progressing',
      '41:17 gate-passed confirm-promotion portal-confirm-promotion',
      '41:17 promoted',
      '41:27 primary-weight 100',
      '41:37 closed succeeded',
    ],
  },
  // While it waits nothing in the status says that 6.0.2 has replaced 6.0.1: one release, of 6.0.2.
  'newer-revision-while-waiting': {
    releases: ['#1 6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed'],
    timeline: [
      '44:53 opened in Waiting',
      '44:53 gate-waiting confirm-rollout portal-confirm-rollout',
      '45:33 gate-passed confirm-rollout portal-confirm-rollout',
      '45:33 Waiting -> Progressing',
      '45:43 weight 25',
      '45:53 weight 50',
      '46:03 promoted',
      '46:13 primary-weight 100',
      '46:23 closed succeeded',
    ],
  },
  // A minute without a step and without a failed check: only the Warning tells that it is stuck.
  'route-refused': {
    releases: ['#1 6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed'],
    timeline: [
      '44:55 opened in Progressing',
      '45:05 weight 25',
      `45:15 warning "${frozenRoute}"`,
      '46:15 weight 50',
      '46:25 promoted',
      '46:35 primary-weight 100',
      '46:45 closed succeeded',
    ],
  },
  'delete-with-revert': {
    releases: ['#1 6.0.0->6.0.1 unknown by deleted, max 25 %, 0 failed'],
    timeline: [
      '29:26 opened in Progressing',
      '29:36 weight 25',
      '29:37 closed unknown',
    ],
  },
  'delete-without-revert': {
    releases: ['#1 6.0.0->6.0.1 unknown by deleted, max 25 %, 0 failed'],
    timeline: [
      '29:26 opened in Progressing',
      '29:36 weight 25',
      '29:36 closed unknown',
    ],
  },
};

/** Three recordings begin alike: to 50 %, approval, and a primary that cannot be updated. */
function failedPromotionTimeline(name: string, opened: number): string[] {
  const at = (seconds: number) => {
    const time = opened + seconds;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(time / 60))}:${two(time % 60)}`;
  };
  return [
    `${at(0)} opened in Progressing`,
    `${at(10)} weight 25`,
    `${at(20)} weight 50`,
    `${at(30)} gate-waiting confirm-promotion portal-confirm-promotion`,
    `${at(40)} gate-passed confirm-promotion portal-confirm-promotion`,
    `${at(40)} promoted`,
    `${at(50)} warning "${updatingPrimary(name)}"`,
    `${at(110)} warning "${stuckPrimary(name)}"`,
    `${at(110)} closed failed`,
  ];
}
