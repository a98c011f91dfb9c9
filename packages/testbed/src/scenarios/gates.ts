import {
  close,
  open,
  pass,
  serve,
  ship,
  untilAsked,
  untilFailedChecks,
  untilPhase,
  untilRestarted,
  untilWeight,
} from './deeds';
import { untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS } from './weighted';

/** Gates that somebody else than the portal answers. */
export const gates: Scenario[] = [
  {
    name: 'gates-all',
    about: 'every kind of approval, closed first and opened later',
    given: {
      analysis: TWO_STEPS,
      gates: [
        'confirm-rollout',
        'confirm-traffic-increase',
        'confirm-promotion',
      ],
    },
    when: [
      ship('6.0.1'),
      untilPhase('Waiting'),
      untilExplained('waiting-for-rollout-approval'),
      untilAsked('confirm-rollout', 2),
      open('confirm-rollout'),
      untilPhase('Progressing'),
      untilAsked('confirm-traffic-increase', 3),
      untilExplained('waiting-for-traffic-increase'),
      open('confirm-traffic-increase'),
      untilPhase('WaitingPromotion'),
      untilAsked('confirm-promotion', 2),
      untilExplained('waiting-for-promotion-approval'),
      open('confirm-promotion'),
      untilPhase('Succeeded'),
    ],
    then: { releases: [SUCCESS], ...settled('6.0.1'), never: ['Failed'] },
  },
  {
    name: 'rollback-hook',
    about: 'a rollback hook says yes at 25, and no again afterwards',
    given: { analysis: TWO_STEPS, gates: ['rollback'] },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      open('rollback'),
      untilPhase('Failed'),
      close('rollback'),
      pass(12),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by rollback-hook, max 25 %, 0 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'newer-revision-while-waiting',
    about: 'the approval lets 6.0.2 through, which came while 6.0.1 waited',
    given: { analysis: TWO_STEPS, gates: ['confirm-rollout'] },
    when: [
      ship('6.0.1'),
      untilPhase('Waiting'),
      ship('6.0.2'),
      untilAsked('confirm-rollout', 2),
      open('confirm-rollout'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: ['6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed'],
      ...settled('6.0.2'),
    },
  },
  {
    name: 'traffic-gate-holds-while-metrics-fail',
    about: 'closed again at 25: no step, but failed checks count and roll back',
    given: { analysis: TWO_STEPS, gates: ['confirm-traffic-increase'] },
    when: [
      open('confirm-traffic-increase'),
      ship('6.0.1'),
      untilWeight(25),
      close('confirm-traffic-increase'),
      untilAsked('confirm-traffic-increase', 1),
      serve('canary error ratio 0.3', { errorRatio: 0.3 }),
      untilPhase('Failed'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed'],
      ...settled('6.0.0'),
      never: ['WaitingPromotion', 'Promoting'],
    },
  },
  {
    name: 'checks-by-hooks',
    about: 'a no of pre-rollout and rollout hooks is a failed check each',
    given: {
      analysis: TWO_STEPS,
      gates: ['pre-rollout', 'rollout', 'post-rollout'],
    },
    when: [
      ship('6.0.1'),
      untilFailedChecks(1),
      open('pre-rollout'),
      untilFailedChecks(2),
      open('rollout'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 50 %, 2 failed'],
      ...settled('6.0.1'),
    },
  },
  {
    name: 'newer-revision-while-waiting-for-promotion',
    about: '6.0.2 begins anew, and nothing of 6.0.1 is promoted',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      ship('6.0.2'),
      untilRestarted,
      open('confirm-promotion'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 superseded by newer-revision, max 50 %, 0 failed',
        '6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.2'),
    },
  },
  {
    name: 'promotion-gate-open-from-the-start',
    about: 'a gate that says yes holds nobody',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [open('confirm-promotion'), ship('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: [SUCCESS],
      ...settled('6.0.1'),
      never: ['WaitingPromotion'],
    },
  },
];
