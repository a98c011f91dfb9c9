import {
  configure,
  pass,
  ship,
  untilPhase,
  untilWeight,
  writeStatus,
} from './deeds';
import { untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { NINE_STEPS, settled, SUCCESS, TWO_STEPS } from './weighted';

const SKIPPED = (weight: number) =>
  `6.0.0->6.0.1 succeeded by analysis-skipped, max ${weight} %, 0 failed`;

/** What people do with `kubectl`. */
export const levers: Scenario[] = [
  {
    name: 'abort-by-failed-checks',
    about: 'somebody writes status.failedChecks',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      writeStatus('status.failedChecks=900001', { failedChecks: 900_001 }),
      untilPhase('Failed'),
      pass(12),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by aborted, max 25 %, 0 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'promote-by-max-weight',
    about: 'maxWeight is lowered to end the climb',
    given: { analysis: NINE_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(20),
      configure('maxWeight=10', { analysis: { maxWeight: 10 } }),
      untilPhase('Promoting'),
      configure('maxWeight=90', { analysis: { maxWeight: 90 } }),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 20 %, 0 failed'],
      ...settled('6.0.1'),
    },
  },
  {
    name: 'skip-analysis',
    about: 'skipAnalysis from the beginning',
    given: { analysis: TWO_STEPS, spec: { skipAnalysis: true } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [SKIPPED(0)], ...settled('6.0.1') },
  },
  {
    name: 'promote-by-skip-analysis',
    about: 'skipAnalysis is set at 10 and taken back after the end',
    given: { analysis: NINE_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(10),
      configure('skipAnalysis=true', { skipAnalysis: true }),
      untilPhase('Succeeded'),
      configure('skipAnalysis=false', { skipAnalysis: false }),
      pass(12),
    ],
    then: { releases: [SKIPPED(10)], ...settled('6.0.1') },
  },
  {
    name: 'suspend-resume',
    about: 'suspended at 25 for 35 s',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      configure('suspend', { suspend: true }),
      untilExplained('suspended'),
      pass(35),
      configure('resume', { suspend: false }),
      untilPhase('Succeeded'),
    ],
    then: { releases: [SUCCESS], ...settled('6.0.1') },
  },
];
