import { pass, ship, untilPhase } from './deeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS } from './weighted';

/** Other targets, and Canaries that Flagger does nothing with. */
export const targets: Scenario[] = [
  {
    name: 'daemonset',
    about: 'the target is a DaemonSet',
    given: { analysis: TWO_STEPS, target: 'DaemonSet' },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [SUCCESS], primary: '6.0.1', weight: 0 },
  },
  {
    name: 'autoscaler',
    about: 'the Canary names a HorizontalPodAutoscaler',
    given: { analysis: TWO_STEPS, autoscaler: true },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: { releases: [SUCCESS], ...settled('6.0.1') },
  },
  {
    name: 'no-selector-label',
    about: 'Flagger cannot tell the pods apart and says so on every tick',
    given: { analysis: TWO_STEPS, label: 'component', neverInitialised: true },
    when: [pass(60)],
    then: {
      releases: [],
      primary: null,
      weight: null,
      replicas: 2,
      never: ['Progressing'],
    },
  },
  {
    name: 'refused-spec',
    about: 'Flagger refuses the spec in its log only: no status, ever',
    since: '1.41.0',
    given: {
      analysis: {
        ...TWO_STEPS,
        sessionAffinity: { cookieName: 'same', primaryCookieName: 'same' },
      },
      neverInitialised: true,
    },
    when: [pass(30), ship('6.0.1'), pass(30)],
    then: {
      releases: [],
      primary: null,
      weight: null,
      replicas: 2,
      explanation: 'refused-by-flagger',
    },
  },
];
