import { aRelease } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { endsSoon } from '../../__testUtils__/endsSoon';
import { AlertedEntity, assign, isNear, ofTeam } from './assign';
import { CataloguedRollouts } from './CataloguedRollouts';
import { identityOf } from './identity';
import { joinAlerts } from './join';
import { parseMatchers } from './matchers';
import { relate } from './relate';
import { thresholdOf } from './threshold';
import { byUrgency, toAlert } from './toAlert';
import type { NotifiedAlert, RuleAlert } from './types';

describe('the threshold of an expression', () => {
  it.each([
    ['queue_depth > 10', { operator: '>', value: 10 }],
    ['flagger_canary_status == 2', { operator: '==', value: 2 }],
    [
      'sum(rate(x{a=">",b="< 3"}[5m])) / sum(rate(x[5m])) >= 0.05',
      { operator: '>=', value: 0.05 },
    ],
    ['(up < 1)', { operator: '<', value: 1 }],
    ['temperature != -1.5e2', { operator: '!=', value: -150 }],
    ['errors > 3 and on() vector(1)', { operator: '>', value: 3 }],
    ['a > b', null],
    ['absent(up)', null],
    ['5 < queue_depth', null],
    ['sum(', null],
    ['', null],
  ])('%s', (expression, expected) => {
    expect(thresholdOf(expression)).toEqual(expected);
  });
});

it('an expression that is nested without end has no threshold', () => {
  const [open, close] = ['(', ')'].map(one => one.repeat(50_000));
  expect(thresholdOf(`${open}up${close} > 1`)).toBeNull();
  expect(thresholdOf(`${open}up > 1${close}`)).toBeNull();
});

describe('matchers', () => {
  const matches = (text: string, labels: Record<string, string>) =>
    parseMatchers(text).sets.some(set => set(labels));

  it.each([
    ['namespace="shop"', { namespace: 'shop' }, true],
    ['namespace="shop"', { namespace: 'shop2' }, false],
    [
      '{namespace="shop",app=~"cart|pay"}',
      { namespace: 'shop', app: 'pay' },
      true,
    ],
    ['app=~"car"', { app: 'cart' }, false],
    ['app!="cart"', {}, true],
    ['app!~"c.*"', { app: 'cart' }, false],
    ['a="1";b="2"', { b: '2' }, true],
    ['a="x,y;z"', { a: 'x,y;z' }, true],
    ['a="say \\"hi\\""', { a: 'say "hi"' }, true],
    ['app = cart', { app: 'cart' }, true],
  ])('%s on %j: %s', (text, labels, expected) => {
    expect(matches(text, labels as Record<string, string>)).toBe(expected);
  });

  it('may be empty', () => {
    expect(matches('app= ,b="1"', { b: '1' })).toBe(true);
    expect(matches('app= ,b="1"', { app: 'cart', b: '1' })).toBe(false);
  });

  it('are told from what is none without trying every border of its blanks', () => {
    const text = `a=${' '.repeat(4_000)}"`;
    expect(endsSoon(() => parseMatchers(text))).toEqual({
      sets: [],
      problems: [text],
    });
  });

  it('that cannot be read match nothing, and are named', () => {
    const { sets, problems } = parseMatchers('namespace; app=~"(" ; a="1"');
    expect(sets).toHaveLength(1);
    expect(problems).toEqual(['namespace', 'app=~"("']);
  });
});

describe('a pattern of a matcher', () => {
  it('that would backtrack is read in linear time', () => {
    const [matches] = parseMatchers('app=~"(a+)+(a|aa)+(.*.*)*b"').sets;
    const began = performance.now();
    expect(matches({ app: 'a'.repeat(5_000) })).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it.each([
    ['looks around', 'app=~"(?=a)b"'],
    ['refers back', 'app=~"(a)\\\\1"'],
    ['is too long', `app=~"${'a'.repeat(513)}"`],
    ['repeats without measure', 'app=~"((a{500}){500}){500}"'],
  ])('that %s is named', (_, text) => {
    expect(parseMatchers(text)).toEqual({ sets: [], problems: [text] });
  });

  it('is not even looked for in an endless annotation', () => {
    const { sets, problems } = parseMatchers('a="1";'.repeat(1_000));
    expect(sets).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0].length).toBeLessThan(1_000);
  });
});

const checkout = {
  ref: 'flagger:production/shop/checkout',
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout-canary-object',
  target: 'checkout',
  service: 'checkout-svc',
};
const entity = (changes: Partial<AlertedEntity> = {}): AlertedEntity => ({
  ref: 'component:default/checkout',
  name: 'checkout',
  owners: ['shop-team', 'group:default/shop-team'],
  matchers: [],
  ...changes,
});
const given = (
  labels: Record<string, string>,
  changes = {},
  mayReadAll = false,
) =>
  assign({ cluster: 'production', labels }, entity(changes), {
    rollouts: [checkout],
    mayReadAll,
  });

describe('why an alert belongs to an entity', () => {
  it.each([
    ['workload', { workload: 'checkout' }],
    ['primary', { deployment: 'checkout-primary' }],
    ['service', { service: 'checkout-svc-canary' }],
    ['canary', { name: 'checkout' }],
    ['pod', { pod: 'checkout-6d4cf56db6-abcde' }],
    ['pod of a primary', { pod: 'checkout-primary-6d4cf56db6-abcde' }],
    ['pod of a DaemonSet', { pod: 'checkout-abcde' }],
  ])('its labels name the %s', (_, labels) => {
    expect(given({ namespace: 'shop', ...labels } as any)).toEqual({
      why: { rule: 'workload', detail: expect.stringMatching(/="/) },
      rollouts: [checkout.ref],
    });
  });

  it.each([
    ['another namespace', { namespace: 'search', workload: 'checkout' }],
    ['a longer name', { namespace: 'shop', workload: 'checkout-worker' }],
    [
      'a pod of a longer name',
      { namespace: 'shop', pod: 'checkout-worker-6d4cf56db6-abcde' },
    ],
    ['no name at all', { namespace: 'shop' }],
  ])('not with %s', (_, labels) => {
    expect(given(labels as any)).toBeNull();
  });

  it('is found where Flagger was scraped from another namespace', () => {
    const labels = {
      namespace: 'flagger',
      exported_namespace: 'shop',
      name: 'checkout',
    };
    expect(given(labels)?.rollouts).toEqual([checkout.ref]);
    expect(isNear({ cluster: 'production', labels }, [checkout])).toBe(true);
  });

  it('is first what the entity itself says, then what the alert says', () => {
    const matchers = parseMatchers('team="shop"').sets;
    const labels = { namespace: 'shop', workload: 'checkout', team: 'shop' };
    expect(given(labels, { matchers })?.why.rule).toBe('annotation');
    expect(given({ component: 'checkout', namespace: 'shop' })?.why).toEqual({
      rule: 'entity-label',
      detail: 'component="checkout"',
    });
  });

  it('is a bare name only where the caller may read: others may have it too', () => {
    const component = 'checkout';
    expect(given({ component })).toBeNull();
    expect(given({ component, namespace: 'search' })).toBeNull();
    expect(given({ component }, {}, true)?.why.rule).toBe('entity-label');
    const ref = { backstage_entity: 'component:default/checkout' };
    expect(given(ref)?.why.rule).toBe('entity-label');
  });

  it.each<[string, Record<string, string>, boolean, boolean]>([
    ['its own namespace', { namespace: 'shop' }, false, true],
    ['another namespace', { namespace: 'search' }, false, false],
    ['another namespace', { namespace: 'search' }, true, false],
    [
      'another one that was scraped in its own',
      { namespace: 'shop', exported_namespace: 'search' },
      false,
      false,
    ],
    ['none', {}, false, false],
    ['none', {}, true, true],
  ])(
    'may be what the entity asks for in %s (%j, who may read all: %s): %s',
    (_, labels, mayReadAll, isGiven) => {
      const matchers = parseMatchers('alertname=~".+"').sets;
      const alert = { alertname: 'Any', ...labels };
      expect(given(alert, { matchers }, mayReadAll) !== null).toBe(isGiven);
    },
  );

  it('is not what the entity asks for of another cluster', () => {
    const matchers = [() => true];
    const readable = { rollouts: [checkout], mayReadAll: true };
    const labelled: Array<Record<string, string>> = [{ namespace: 'shop' }, {}];
    for (const labels of labelled) {
      const alert = { cluster: 'staging', labels };
      expect(assign(alert, entity({ matchers }), readable)).toBeNull();
    }
  });

  it('is never a namesake in another cluster', () => {
    const labels = { namespace: 'shop', workload: 'checkout' };
    expect(
      assign({ cluster: 'staging', labels }, entity(), {
        rollouts: [checkout],
        mayReadAll: true,
      }),
    ).toBeNull();
  });
});

describe('an alert of the team', () => {
  const of = (labels: Record<string, string>, mayReadAll = true) =>
    ofTeam({ labels, cluster: 'production' }, entity(), {
      rollouts: [checkout],
      mayReadAll,
    });

  it.each([
    ['team', 'shop-team'],
    ['owner', 'group:default/shop-team'],
    ['team', 'Shop-Team'],
  ])('has the label %s="%s"', (label, value) => {
    expect(of({ [label]: value })).toEqual({
      rule: 'team',
      detail: `${label}="${value}"`,
    });
  });

  it('is told to who may read all, or a rollout of its namespace', () => {
    const team = 'shop-team';
    expect(of({ team, namespace: 'billing' })).not.toBeNull();
    expect(of({ team, namespace: 'shop' }, false)).not.toBeNull();
    expect(of({ team, namespace: 'billing' }, false)).toBeNull();
    expect(of({ team }, false)).toBeNull();
  });

  it('is none of another team, or without a word of it', () => {
    expect(of({ team: 'shop' })).toBeNull();
    expect(of({ namespace: 'shop' })).toBeNull();
  });
});

describe('the entities that an alert belongs to', () => {
  const catalogued = new CataloguedRollouts([
    {
      ...checkout,
      entities: ['component:default/checkout', 'component:default/shop'],
    },
  ]);
  const entitiesOf = (labels: Record<string, string>, cluster = 'production') =>
    catalogued.entitiesOf({ cluster, labels });

  it('are those that show the rollout it is about', () => {
    const labels = { namespace: 'shop', deployment: 'checkout-primary' };
    expect(entitiesOf(labels)).toEqual([
      'component:default/checkout',
      'component:default/shop',
    ]);
    expect(entitiesOf(labels, 'staging')).toEqual([]);
    expect(entitiesOf({ ...labels, namespace: 'search' })).toEqual([]);
  });

  it('are those that a label names', () => {
    expect(entitiesOf({ component: 'Shop' })).toEqual([
      'component:default/shop',
    ]);
    expect(entitiesOf({ component: 'kube-apiserver' })).toEqual([]);
  });
});

const rule = (changes: Partial<RuleAlert> = {}): RuleAlert => ({
  labels: { alertname: 'Errors', namespace: 'shop', severity: 'critical' },
  annotations: { summary: 'it fails' },
  state: 'firing',
  activeAt: 1_000,
  value: 0.2,
  expression: 'errors > 0.05',
  source: 'prometheus:a',
  asOf: null,
  ...changes,
});
const notified = (changes: Partial<NotifiedAlert> = {}): NotifiedAlert => ({
  fingerprint: 'f',
  labels: { ...rule().labels, cluster: 'x', prometheus: 'p' },
  annotations: { summary: 'it fails' },
  startsAt: 6_000,
  updatedAt: 6_000,
  silencedBy: [],
  inhibitedBy: [],
  source: 'alertmanager:a',
  asOf: null,
  ...changes,
});
const context = {
  why: null,
  rollouts: [],
  shared: false,
  relation: null,
  runbook: { kind: 'missing', path: '', create: null, refused: null },
} as const;
const join = (changes: object = {}) =>
  joinAlerts({
    cluster: 'production',
    rules: [],
    notified: [],
    silences: [],
    ...changes,
  });

describe('what several sources say of one alert', () => {
  it('is one alert, although one of them adds labels on the way', () => {
    const [alert, ...others] = join({
      rules: [rule()],
      notified: [notified()],
    });

    expect(others).toEqual([]);
    expect(toAlert(alert, { ...context, rollouts: [] })).toMatchObject({
      id: identityOf('production', rule().labels),
      state: 'firing',
      since: 1_000,
      firingSince: 6_000,
      value: 0.2,
      threshold: { operator: '>', value: 0.05 },
      severity: 'critical',
      sources: ['prometheus:a', 'alertmanager:a'],
      suppressed: null,
    });
  });

  it('is silenced when any peer says so, with who did it', () => {
    const silence = { id: 's1', createdBy: 'ann', comment: 'known', endsAt: 9 };
    const [alert] = join({
      rules: [rule()],
      notified: [
        notified({ silencedBy: ['s1'] }),
        notified({ updatedAt: 9_000, inhibitedBy: ['f2'] }),
      ],
      silences: [silence, { ...silence, id: 's2' }],
    });
    expect(toAlert(alert, { ...context, rollouts: [] }).suppressed).toEqual({
      by: 'both',
      silences: [silence],
    });
  });

  it('is told by an Alertmanager alone, or pending by a Prometheus alone', () => {
    const [told] = join({ notified: [notified()] });
    const [pending] = join({ rules: [rule({ state: 'pending' })] });
    expect(toAlert(told, { ...context, rollouts: [] })).toMatchObject({
      state: 'firing',
      since: 6_000,
      value: null,
      summary: 'it fails',
    });
    expect(toAlert(pending, { ...context, rollouts: [] })).toMatchObject({
      state: 'pending',
      firingSince: null,
    });
  });

  it('is cut to what a page can show', () => {
    const endless = 'x'.repeat(20_000);
    const shown = `${'x'.repeat(2_000)}…`;
    const silence = {
      id: 's1',
      createdBy: endless,
      comment: endless,
      endsAt: 9,
    };
    const texts = { summary: endless, description: endless };
    const labels = { alertname: endless, severity: endless, a: endless };
    const [alert] = join({
      rules: [rule({ labels, annotations: texts, expression: endless })],
      notified: [notified({ labels, silencedBy: ['s1'] })],
      silences: [silence],
    });
    const why = { rule: 'workload', detail: endless } as const;
    expect(toAlert(alert, { ...context, rollouts: [], why })).toMatchObject({
      name: shown,
      severityLabel: shown,
      summary: shown,
      description: shown,
      expression: shown,
      labels: { a: shown, alertname: shown },
      why: { detail: shown },
      suppressed: { silences: [{ createdBy: shown, comment: shown }] },
    });
  });

  it('is another alert in another cluster', () => {
    expect(identityOf('a', rule().labels)).not.toBe(
      identityOf('b', rule().labels),
    );
  });

  it('is sorted by what must be looked at first', () => {
    const as = (changes: Partial<RuleAlert>, also: object = {}) => ({
      ...toAlert(join({ rules: [rule(changes)] })[0], {
        ...context,
        rollouts: [],
      }),
      ...also,
    });
    const severity = (name: string) => ({
      labels: { ...rule().labels, severity: name },
    });
    const sorted = [
      as(severity('info')),
      as({}, { suppressed: { by: 'silence', silences: [] } }),
      as({ ...severity('critical'), state: 'pending' }),
      as(severity('warning')),
      as(severity('strange')),
      as({ activeAt: 2_000 }),
      as({ activeAt: 1_000 }),
    ].sort(byUrgency);
    expect(
      sorted.map(a => [a.severity, a.state, Boolean(a.suppressed), a.since]),
    ).toEqual([
      ['critical', 'firing', false, 2_000],
      ['critical', 'firing', false, 1_000],
      ['warning', 'firing', false, 1_000],
      ['unknown', 'firing', false, 1_000],
      ['info', 'firing', false, 1_000],
      ['critical', 'pending', false, 1_000],
      ['critical', 'firing', true, 1_000],
    ]);
  });
});

describe('how an alert relates to a release', () => {
  const release = aRelease({ openedAt: 100_000, closedAt: null });
  const timeline = [
    {
      at: 100_000,
      details: {
        kind: 'opened' as const,
        phase: 'Progressing',
        images: { from: null, to: null },
        observed: true,
      },
    },
    { at: 110_000, details: { kind: 'weight' as const, value: 20 } },
    {
      at: 115_000,
      details: { kind: 'check-failed' as const, used: 1, limit: 3, text: null },
    },
    { at: 120_000, details: { kind: 'weight' as const, value: 40 } },
  ];

  it('says after which step it began, and how long', () => {
    expect(relate(119_000, release, timeline)).toEqual({
      rolloutRef: release.rolloutRef,
      releaseId: release.id,
      releaseNumber: release.number,
      step: 'weight',
      value: 20,
      afterMs: 9_000,
    });
    expect(relate(120_000, release, timeline)).toMatchObject({
      value: 40,
      afterMs: 0,
    });
  });

  it('says nothing of what began before, or long after it', () => {
    expect(relate(99_000, release, timeline)).toBeNull();
    const closed = aRelease({ openedAt: 100_000, closedAt: 130_000 });
    expect(relate(140_000, closed, timeline)).toMatchObject({ value: 40 });
    expect(relate(130_000 + 3_600_001, closed, timeline)).toBeNull();
  });
});
