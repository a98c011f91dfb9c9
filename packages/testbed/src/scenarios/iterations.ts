import { open, pass, ship, untilAsked, untilPhase } from './deeds';
import { untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled } from './weighted';

const BLUE_GREEN = '6.0.0->6.0.1 succeeded by promoted, max 100 %, 0 failed';

const TESTED = '6.0.0->6.0.1 succeeded by promoted, max 0 %, 0 failed';
const INSIDERS = {
  iterations: 3,
  match: [{ headers: { 'x-canary': { exact: 'insider' } } }],
};

/** Counting instead of weighing. */
export const iterations: Scenario[] = [
  {
    name: 'ab-testing',
    about: 'three iterations with a header match',
    since: '1.43.0',
    given: { analysis: INSIDERS },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [TESTED], ...settled('6.0.1') },
  },
  {
    name: 'ab-testing-with-a-timeout',
    about: 'the same with spec.service.timeout, which older versions need',
    given: { analysis: INSIDERS, service: { timeout: '15s' } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [TESTED], ...settled('6.0.1') },
  },
  {
    name: 'ab-testing-that-never-begins',
    about: 'an empty timeout in the second rule, refused on every tick',
    until: '1.43.0',
    given: { analysis: INSIDERS },
    // Three refusals in a row are needed to say so.
    when: [
      ship('6.0.1'),
      untilPhase('Progressing'),
      pass(60),
      untilExplained('ab-testing-never-begins'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 open, max 0 %, 0 failed'],
      primary: '6.0.0',
      weight: 0,
      hazards: ['ab-testing-never-begins', 'stuck'],
      explanation: 'ab-testing-never-begins',
    },
  },
  {
    name: 'blue-green',
    about: 'three iterations, then all traffic at once',
    given: { analysis: { iterations: 3 } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [BLUE_GREEN], ...settled('6.0.1') },
  },
  {
    name: 'blue-green-gated',
    about: 'the promotion gate is asked every second tick, and twice',
    given: { analysis: { iterations: 2 }, gates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      untilAsked('confirm-promotion', 1),
      open('confirm-promotion'),
      untilPhase('Succeeded'),
    ],
    then: { releases: [BLUE_GREEN], ...settled('6.0.1') },
  },
  {
    name: 'blue-green-mirrored',
    about: 'requests are copied to the canary before all of them go there',
    given: { analysis: { iterations: 2, mirror: true } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [BLUE_GREEN], ...settled('6.0.1') },
  },
  {
    name: 'provider-kubernetes',
    about: 'nothing routes by weight: the number is fictitious',
    given: { analysis: { iterations: 2 }, spec: { provider: 'kubernetes' } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 0 %, 0 failed'],
      primary: '6.0.1',
      replicas: 0,
      weight: null,
      hazards: ['fictitious-weight'],
    },
  },
];
