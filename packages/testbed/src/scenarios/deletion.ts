import {
  createCanary,
  deleteCanary,
  pass,
  ship,
  untilPhase,
  untilWeight,
} from './deeds';
import type { Scenario } from './Scenario';
import { settled, TWO_STEPS } from './weighted';

const DELETED = '6.0.0->6.0.1 unknown by deleted, max 25 %, 0 failed';
const toTwentyFive = [ship('6.0.1'), untilWeight(25), deleteCanary];

/** Canaries that go. */
export const deletion: Scenario[] = [
  {
    name: 'delete-with-revert',
    about: 'revertOnDeletion: Terminating, the target keeps its pods',
    given: { analysis: TWO_STEPS, spec: { revertOnDeletion: true } },
    when: [...toTwentyFive, untilPhase('gone'), pass(10)],
    then: { releases: [DELETED], primary: null, replicas: 2, weight: null },
  },
  {
    name: 'delete-without-revert',
    about: 'gone at once, with primary and route',
    given: { analysis: TWO_STEPS },
    when: [...toTwentyFive, untilPhase('gone'), pass(10)],
    then: { releases: [DELETED], primary: null, replicas: 2, weight: null },
  },
  {
    name: 'made-anew-under-the-same-name',
    about: 'deleted at 25 and created again: another object, the same history',
    given: { analysis: TWO_STEPS },
    when: [
      ...toTwentyFive,
      untilPhase('gone'),
      pass(5),
      createCanary,
      untilPhase('Initialized'),
      pass(3),
      ship('6.0.2'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        DELETED,
        '6.0.1->6.0.2 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.2'),
    },
  },
];
