import { pass, ship, untilPhase } from './deeds';
import { ask, refuses, untilAction, untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

const WEIGHTED = { ...TWO_STEPS, ...UNHURRIED };
const BY_6_0_2 = '6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed';

/** Flagger came back to the gate in this time. */
const untilAskedAgain = pass(25);

/** What the portal lets begin, and what it rejects. */
export const portalStarts: Scenario[] = [
  {
    name: 'portal-approves-a-start',
    about: 'the yes lets 6.0.1 begin, and 6.0.2 waits for its own',
    given: { analysis: WEIGHTED, portalGates: ['confirm-rollout'] },
    when: [
      ship('6.0.1'),
      untilPhase('Waiting'),
      untilExplained('waiting-for-rollout-approval'),
      refuses('promote', 'not-started'),
      untilAskedAgain,
      ask('approve', 'gate'),
      untilPhase('Progressing'),
      untilAction('effective'),
      refuses('approve', 'not-waiting'),
      untilPhase('Succeeded'),
      ship('6.0.2'),
      untilPhase('Waiting'),
      untilAskedAgain,
    ],
    then: {
      releases: [SUCCESS, '6.0.1->6.0.2 open, max 0 %, 0 failed'],
      ...settled('6.0.1'),
      never: ['Failed'],
      explanation: 'waiting-for-rollout-approval',
    },
  },
  {
    name: 'portal-start-is-approved-for-one-version',
    about: '6.0.2 comes after the yes to 6.0.1, and does not begin by it',
    given: { analysis: WEIGHTED, portalGates: ['confirm-rollout'] },
    when: [
      ship('6.0.1'),
      untilPhase('Waiting'),
      ask('approve', 'gate'),
      ship('6.0.2'),
      untilAction('superseded'),
      untilAskedAgain,
    ],
    then: {
      releases: ['6.0.0->6.0.2 open, max 0 %, 0 failed'],
      ...settled('6.0.0'),
      never: ['Progressing', 'Succeeded', 'Failed'],
      explanation: 'waiting-for-rollout-approval',
    },
  },
  {
    name: 'portal-rejects-a-start',
    about: '6.0.1 does not begin, and 6.0.2 is asked about anew',
    given: { analysis: WEIGHTED, portalGates: ['confirm-rollout'] },
    when: [
      ship('6.0.1'),
      untilPhase('Waiting'),
      ask('reject', 'gate'),
      untilAskedAgain,
      untilAction('effective'),
      refuses('reject', 'already-rejected'),
      ship('6.0.2'),
      untilAskedAgain,
      ask('approve', 'gate'),
      untilPhase('Succeeded'),
      untilAction('effective'),
    ],
    then: { releases: [BY_6_0_2], ...settled('6.0.2'), never: ['Failed'] },
  },
  {
    name: 'portal-rejects-a-promotion',
    about: '6.0.1 is told no and rolled back, and neither is about 6.0.2',
    given: {
      analysis: WEIGHTED,
      portalGates: ['confirm-promotion', 'rollback'],
    },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      ask('reject', 'gate'),
      untilAskedAgain,
      untilAction('effective'),
      ask('rollback', 'gate'),
      untilPhase('Failed'),
      untilAction('effective'),
      ship('6.0.2'),
      untilPhase('WaitingPromotion'),
      ask('promote', 'gate'),
      untilPhase('Succeeded'),
      untilAction('effective'),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 failed by rollback-hook, max 50 %, 0 failed',
        BY_6_0_2,
      ],
      ...settled('6.0.2'),
    },
  },
];
