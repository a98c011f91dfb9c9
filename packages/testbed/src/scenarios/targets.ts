import { leadTo, pass, ship, untilPhase } from './deeds';
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
    name: 'service',
    about: 'the target is a Service, of which the portal reads nothing',
    given: { analysis: TWO_STEPS, target: 'Service' },
    when: [leadTo('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: ['?->? succeeded by promoted, max 50 %, 0 failed'],
      primary: null,
      weight: 0,
    },
  },
  {
    name: 'service-with-address',
    about: 'Kubernetes refuses Flagger’s copy of a Service that has an address',
    given: {
      analysis: TWO_STEPS,
      target: 'Service',
      label: 'app',
      neverInitialised: true,
    },
    when: [pass(60)],
    then: {
      releases: [],
      primary: null,
      weight: null,
      never: ['Progressing'],
      explanation: 'initializing',
    },
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
