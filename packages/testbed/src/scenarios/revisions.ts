import {
  annotateTemplate,
  pass,
  serve,
  ship,
  untilPhase,
  untilWeight,
  writeStatus,
} from './deeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

const failing = [
  ship('6.0.1'),
  untilWeight(25),
  serve('canary error ratio 0.3', { errorRatio: 0.3 }),
  untilPhase('Failed'),
  serve('healthy again', { errorRatio: 0.001 }),
  pass(12),
];
const FAILURE = '6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed';
const SUPERSEDED =
  '6.0.0->6.0.1 superseded by newer-revision, max 25 %, 0 failed';

/** One revision after another. */
export const revisions: Scenario[] = [
  {
    name: 'restart-on-new-revision',
    about: '6.0.2 is pushed at 25: one release superseded, the next succeeds',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ship('6.0.2'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        SUPERSEDED,
        '6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.2'),
      never: ['Failed'],
    },
  },
  {
    name: 'two-revisions-within-a-tick',
    about:
      '6.0.2 and 6.0.3 are pushed between two checks: 6.0.2 never was a release',
    given: { analysis: { ...TWO_STEPS, ...UNHURRIED } },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ship('6.0.2'),
      pass(2),
      ship('6.0.3'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        SUPERSEDED,
        '6.0.0->6.0.3 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.3'),
    },
  },
  {
    name: 'back-to-the-stable-version',
    about:
      '6.0.0 is pushed again at 25: it climbs on, promotes, and runs once more',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ship('6.0.0'),
      untilPhase('Succeeded'),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: {
      // What was copied at the promotion counts, not what was shipped first.
      releases: [
        '6.0.0->6.0.0 succeeded by promoted, max 50 %, 0 failed',
        '6.0.0->6.0.0 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'push-while-promoting',
    about:
      '6.0.2 is pushed while 6.0.1 is being copied: noticed after Succeeded',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilPhase('Promoting'),
      ship('6.0.2'),
      untilPhase('Succeeded'),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        SUCCESS,
        '6.0.1->6.0.2 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.2'),
    },
  },
  {
    name: 'retry-after-failure',
    about:
      'lastAppliedSpec is emptied after a failure: the same revision again',
    given: { analysis: TWO_STEPS },
    when: [
      ...failing,
      writeStatus('status.lastAppliedSpec=""', { lastAppliedSpec: '' }),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: { releases: [FAILURE, SUCCESS], ...settled('6.0.1') },
  },
  {
    name: 'retry-by-annotation',
    about: 'an annotation of the pods makes the failed version a new revision',
    given: { analysis: TWO_STEPS },
    when: [
      ...failing,
      annotateTemplate('1'),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: { releases: [FAILURE, SUCCESS], ...settled('6.0.1') },
  },
];
