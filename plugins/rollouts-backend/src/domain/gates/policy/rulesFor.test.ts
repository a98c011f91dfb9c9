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
