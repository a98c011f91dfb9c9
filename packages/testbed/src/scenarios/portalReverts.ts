import { close, crowd, pass, restartPrimary, ship, untilPhase } from './deeds';
import { ask, refuses, untilAction, untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { PRIMARY_STUCK, stuckPromotion } from './trouble';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

const WEIGHTED = { ...TWO_STEPS, ...UNHURRIED };

const promoted = [ship('6.0.1'), untilPhase('Succeeded')];
/** Time for the pods of the primary to be replaced. */
const untilReplaced = pass(25);
/** The version before is put on the primary, which has room again. */
const repaired = [
  crowd(false),
  ask('revert-primary', 'primary-images'),
  untilReplaced,
  untilAction('effective'),
];
const begunAgain = [
  ask('retry', 'last-applied'),
  untilPhase('Progressing'),
  untilAction('effective'),
];
const broughtBack = [
  ask('revert', 'target-images'),
  untilPhase('Progressing'),
  untilAction('effective'),
  untilPhase('Succeeded'),
];

/** Ways back after success, and after a promotion that failed. */
export const portalReverts: Scenario[] = [
  {
    name: 'portal-goes-back-by-a-release',
    about: 'the version before comes back by steps, checked like any other',
    given: { analysis: WEIGHTED },
    when: [
      ...promoted,
      refuses('rollback', 'nothing-runs'),
      ...broughtBack,
      pass(25),
    ],
    then: {
      releases: [
        SUCCESS,
        '6.0.1->6.0.0 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.0'),
      never: ['Failed'],
    },
  },
  {
    name: 'portal-puts-the-version-before-on-the-primary',
    about: 'Flagger leaves it there; a release brings the target back as well',
    given: { analysis: WEIGHTED },
    when: [
      ...promoted,
      ask('revert-primary', 'primary-images'),
      untilReplaced,
      untilAction('effective'),
      refuses('revert-primary', 'already-moved'),
      untilExplained('succeeded'),
      ...broughtBack,
    ],
    then: {
      releases: [
        SUCCESS,
        '6.0.0->6.0.0 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.0'),
      never: ['Failed'],
    },
  },
  {
    name: 'portal-tries-again-after-repair',
    about: 'another try is refused until the primary is ready, then promoted',
    since: '1.44.0',
    given: { analysis: WEIGHTED, gates: ['confirm-promotion'] },
    when: [
      ...stuckPromotion,
      refuses('retry', 'traffic-on-canary-after-failure'),
      crowd(false),
      restartPrimary,
      untilReplaced,
      ...begunAgain,
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        PRIMARY_STUCK,
        '6.0.1->6.0.1 succeeded by promoted, max 100 %, 0 failed',
      ],
      ...settled('6.0.1'),
    },
  },
  {
    name: 'portal-gives-up-after-repair',
    about:
      'the primary gets the version before, and a rollback sends all users there',
    since: '1.44.0',
    given: { analysis: WEIGHTED, gates: ['confirm-promotion'] },
    when: [
      ...stuckPromotion,
      close('confirm-promotion'),
      ...repaired,
      ...begunAgain,
      untilPhase('WaitingPromotion'),
      ask('rollback', 'failed-checks'),
      untilPhase('Failed'),
      untilAction('effective'),
    ],
    then: {
      releases: [
        PRIMARY_STUCK,
        '6.0.0->6.0.1 failed by aborted, max 100 %, 0 failed',
      ],
      ...settled('6.0.0'),
      hazards: [],
      explanation: 'failed',
    },
  },
];
