import { InputError } from '@backstage/errors';
import { parseRolloutRef, stringifyRolloutRef } from './ref';

describe('rollout refs', () => {
  it.each([
    'production',
    'arn:aws:eks:eu-north-1:123456789012:cluster/production',
    'ünïcode & spaces',
    '100%',
    '../..',
    '%2F',
    '<b>"\'</b>',
  ])('keep the cluster name %s', cluster => {
    const address = { cluster, namespace: 'shop', name: 'checkout' };

    const ref = stringifyRolloutRef(address);

    expect(ref.split('/')).toHaveLength(3);
    expect(parseRolloutRef(ref)).toEqual(address);
  });

  it.each([
    '',
    'flagger:',
    'flagger:a/b',
    'flagger:a/b/',
    'flagger:/b/c',
    'flagger:a/b/c/d',
    'argo:a/b/c',
    'flagger:%/b/c',
    'component:default/checkout',
  ])('refuse "%s"', text => {
    expect(() => parseRolloutRef(text)).toThrow(InputError);
  });
});
