import { HouseRules, rulesFor } from './rulesFor';
import type { Agreement } from './types';

const during = { kind: 'once' as const, from: 0, to: 1 };
const house = (agreement: Agreement): HouseRules => ({
  clusters: [
    {
      name: 'production',
      gates: {
        agreement,
        approvalsExpireAfter: 7,
        namespaces: {
          payments: { agreement: 'two' },
          lab: { agreement: 'one' },
        },
      },
    },
    { name: 'staging' },
  ],
  freezes: [
    { name: 'everywhere', zone: 'UTC', during },
    { name: 'there', zone: 'UTC', during, clusters: ['production'] },
    { name: 'elsewhere', zone: 'UTC', during, clusters: ['staging'] },
    { name: 'payments', zone: 'UTC', during, namespaces: ['payments'] },
  ],
});
const rules = (
  namespace: string,
  agreement: Agreement = 'one',
  annotation?: string | null,
) =>
  rulesFor(
    {
      cluster: 'production',
      namespace,
      annotations:
        annotation === undefined
          ? {}
          : { 'rollouts.backstage.io/agreement': annotation },
    },
    house(agreement),
  );

describe('the rules for gates', () => {
  it.each([
    ['shop', 'one', undefined, 'one'],
    ['shop', 'author-and-another', undefined, 'author-and-another'],
    ['payments', 'one', undefined, 'two'],
    ['lab', 'two', undefined, 'one'],
    ['constructor', 'one', undefined, 'one'],
    ['shop', 'one', 'two', 'two'],
    ['shop', 'one', ' author-and-another ', 'author-and-another'],
    ['shop', 'two', 'one', 'two'],
    ['payments', 'one', 'one', 'two'],
    ['shop', 'one', 'tow', 'two'],
    ['shop', 'one', null, 'two'],
  ] as const)(
    'of %s with %s, annotation %j: %s',
    (namespace, agreement, annotation, expected) => {
      expect(rules(namespace, agreement, annotation).agreement).toBe(expected);
    },
  );

  it('know the freezes of the place', () => {
    const names = (namespace: string) =>
      rules(namespace).freezes.map(({ name }) => name);
    expect(names('shop')).toEqual(['everywhere', 'there']);
    expect(names('payments')).toEqual(['everywhere', 'there', 'payments']);
  });

  it('say how long an approval waits', () => {
    expect(rules('shop').approvalMs).toBe(7);
  });

  it('name where versions are to succeed first, for a namespace otherwise or not at all', () => {
    const staging = { cluster: 'staging', within: 9 };
    const [production, ...others] = house('one').clusters;
    const clusters: HouseRules['clusters'] = [
      {
        ...production,
        gates: {
          agreement: 'one',
          approvalsExpireAfter: 7,
          stagingFirst: staging,
          namespaces: {
            payments: { stagingFirst: { ...staging, namespace: 'payments-2' } },
            lab: { stagingFirst: false },
            shop: { agreement: 'two' },
          },
        },
      },
      ...others,
    ];
    const rule = (namespace: string) =>
      rulesFor(
        { cluster: 'production', namespace, annotations: {} },
        { clusters, freezes: [] },
      );
    const expected = { cluster: 'staging', namespace: null, withinMs: 9 };
    expect(rule('other').stagingFirst).toEqual(expected);
    expect(rule('shop')).toMatchObject({
      agreement: 'two',
      stagingFirst: expected,
    });
    expect(rule('payments')).toMatchObject({
      agreement: 'one',
      stagingFirst: { ...expected, namespace: 'payments-2' },
    });
    expect(rule('lab').stagingFirst).toBeUndefined();
  });

  it('hold where there are no gates as well, as far as there are any', () => {
    const ruled = { cluster: 'staging', namespace: 'shop', annotations: {} };
    expect(rulesFor(ruled, house('two'))).toMatchObject({
      agreement: 'one',
      freezes: [{ name: 'everywhere' }, { name: 'elsewhere' }],
    });
    const annotations = { 'rollouts.backstage.io/agreement': 'two' };
    expect(rulesFor({ ...ruled, annotations }, house('one')).agreement).toBe(
      'two',
    );
  });
});
