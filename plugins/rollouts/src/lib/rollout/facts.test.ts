import { aRollout } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import { toFacts } from './facts';

const whyHere = (omitted: number) => {
  const { mapping } = aRollout().build();
  const rollout = aRollout()
    .with({ mapping: mapping && { ...mapping, omitted } })
    .build();
  return toFacts(rollout, english, utc).find(
    ({ label }) => label === 'Shown here because',
  )?.lines;
};

describe('why a rollout is shown here', () => {
  const why =
    'the entity names it (flagger.app/canary); confirmed by the cluster';

  it('is the rule and whether the cluster says so', () => {
    expect(whyHere(0)).toEqual([why]);
  });

  it('says how many others claim it as well', () => {
    expect(whyHere(281)).toEqual([
      why,
      '281 more entities claim it: too many to keep them all',
    ]);
  });
});
