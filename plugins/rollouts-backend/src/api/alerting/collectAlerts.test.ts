import { CataloguedRollouts } from '../../domain/alerts/CataloguedRollouts';
import { collectAlerts } from './collectAlerts';

const [own, others] = ['checkout', 'cart'].map(name => ({
  ref: `flagger:production/shop/${name}`,
  cluster: 'production',
  namespace: 'shop',
  name,
  target: name,
  service: null,
}));
const entity = {
  ref: 'component:default/checkout',
  name: 'Checkout',
  owners: [],
  matchers: [],
};

/** What is shown of one alert with these labels, to somebody who may read only `checkout`. */
function shownOf(
  labels: Record<string, string>,
  entitiesOfOther: string[],
): unknown[] {
  const { alerts, unmapped } = collectAlerts({
    told: [
      {
        cluster: 'production',
        rules: [
          {
            labels: { alertname: 'Errors', namespace: 'shop', ...labels },
            annotations: {},
            state: 'firing',
            activeAt: 1_000,
            value: 1,
            expression: 'errors > 0',
            source: 'prometheus:main',
            asOf: null,
          },
        ],
        notified: [],
        silences: [],
      },
    ],
    entity,
    rollouts: [own],
    mayReadAll: false,
    catalogued: new CataloguedRollouts([
      { ...own, entities: [entity.ref] },
      { ...others, entities: entitiesOfOther },
    ]),
    releases: new Map(),
    runbookOf: () => ({
      kind: 'missing',
      path: '',
      create: null,
      refused: null,
    }),
  });
  return [
    ...alerts.map(({ shared }) => ['mapped', shared]),
    ...unmapped.map(({ shared }) => ['unmapped', shared]),
  ];
}

describe('an alert of a namespace', () => {
  it.each([
    ['its rollout', { deployment: 'checkout' }, [], 'mapped', false],
    ['its name', { component: 'CHECKOUT' }, [], 'mapped', false],
    [
      'its ref, in whatever case',
      { backstage_entity: 'Component:default/Checkout' },
      [],
      'mapped',
      false,
    ],
    [
      'it and a rollout of another entity',
      { component: 'checkout', deployment: 'cart' },
      ['component:default/cart'],
      'mapped',
      true,
    ],
    [
      'a rollout of it that the reader may not read',
      { deployment: 'cart' },
      [entity.ref],
      'unmapped',
      false,
    ],
    ['a rollout of nobody', { deployment: 'cart' }, [], 'unmapped', false],
    ['nothing', {}, [], 'unmapped', false],
  ])(
    'that names %s is on the page of the entity',
    (_, labels, entitiesOfOther, place, shared) => {
      expect(
        shownOf(labels as Record<string, string>, entitiesOfOther),
      ).toEqual([[place, shared]]);
    },
  );

  it('is not, when it is of another entity', () => {
    expect(shownOf({ deployment: 'cart' }, ['component:default/cart'])).toEqual(
      [],
    );
  });
});
