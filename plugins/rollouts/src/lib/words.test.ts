import {
  actionStates,
  actionWarningCodes,
  alertRules,
  causeCodes,
  explanationCodes,
  gateObjectionCodes,
  hazardCodes,
  mappingRules,
  metricProblemCodes,
  outcomes,
  refusalCodes,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { english } from '../__testUtils__/english';
import { isKey, say } from './words';

describe('every code that the backend may send has words', () => {
  it.each(explanationCodes)('explanation %s', code => {
    expect(isKey(`lead.${code}`)).toBe(true);
    expect(isKey(`explanation.${code}`)).toBe(true);
  });

  it.each(hazardCodes)('hazard %s', code => {
    expect(isKey(`hazard.${code}`)).toBe(true);
    expect(isKey(`hazard.${code}.advice`)).toBe(true);
  });

  it('causes, outcomes and mapping rules', () => {
    const keys = [
      ...causeCodes.map(code => `cause.${code}`),
      ...outcomes.map(outcome => `outcome.${outcome}`),
      ...mappingRules.map(rule => `mapping.${rule}`),
    ];
    expect(keys.filter(key => !isKey(key))).toEqual([]);
  });
});

describe('every code of what is judged and decided has words', () => {
  it('refusals, warnings, consequences and states of actions', () => {
    const keys = [
      ...refusalCodes.map(code => `refusal.${code}`),
      ...actionWarningCodes.map(code => `actionWarning.${code}`),
      ...actionStates.map(state => `receipt.${state}`),
      ...gateObjectionCodes.map(code => `gateObjection.${code}`),
      ...verbs.flatMap(verb => [
        `action.${verb}`,
        `receipt.title.${verb}`,
        `dialog.title.${verb}`,
        `dialog.version.${verb}`,
      ]),
    ];
    expect(keys.filter(key => !isKey(key))).toEqual([]);
  });

  it('rules of alerts and problems of metrics', () => {
    const keys = [
      ...alertRules.map(rule => `alert.why.${rule}`),
      ...metricProblemCodes.map(code => `metricProblem.${code}`),
    ];
    expect(keys.filter(key => !isKey(key))).toEqual([]);
  });
});

describe('say', () => {
  it('fills the sentence when every value is known', () => {
    expect(say(english, 'explanation.failed', { reason: 'error-rate' })).toBe(
      'Flagger says “error-rate”. Traffic is back on the old revision; the next change starts a new release.',
    );
  });

  it('takes the bare sentence rather than one with a hole', () => {
    expect(say(english, 'explanation.failed', { reason: null })).toContain(
      'The reason was not observed',
    );
  });

  it('has a bare form for everything that needs a value', () => {
    const missing = [
      ...explanationCodes.map(code => `explanation.${code}`),
      ...hazardCodes.map(code => `hazard.${code}`),
      ...hazardCodes.map(code => `hazard.${code}.advice`),
      ...refusalCodes.map(code => `refusal.${code}`),
      ...actionWarningCodes.map(code => `actionWarning.${code}`),
      ...metricProblemCodes.map(code => `metricProblem.${code}`),
    ].filter(key => isKey(key) && /null|undefined/.test(say(english, key, {})));
    expect(missing).toEqual([]);
  });
});
