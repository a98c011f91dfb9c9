import { toObservation } from '../toObservation';
import { WorkloadIndex } from '../workloadIndex';

const metadata = { name: 'checkout', namespace: 'shop', uid: 'u' };
const spec = {
  targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'checkout' },
  analysis: { interval: '1m', threshold: 5, stepWeight: 10, maxWeight: 50 },
};

function canaryOf(object: unknown) {
  const parsed = toObservation('canaries', object, 0, new WorkloadIndex());
  const observation =
    parsed.kind === 'placed' ? parsed.placed[0].observation : null;
  if (observation?.kind !== 'canary') throw new Error(JSON.stringify(parsed));
  return observation.canary;
}

const withAnalysis = (analysis: unknown) =>
  canaryOf({ metadata, spec: { ...spec, analysis } });
const fields = (problems: Array<{ field: string }>) =>
  problems.map(({ field }) => field);

describe('a Canary that is as it should be', () => {
  it('has no problems', () => {
    expect(canaryOf({ metadata, spec }).problems).toEqual([]);
  });

  it.each([
    ['1m', 60_000],
    ['30s', 30_000],
    ['1h', 3_600_000],
    ['1s', 10_000],
    [undefined, 60_000],
  ])('with interval %s is checked every %s ms', (interval, ms) => {
    expect(withAnalysis({ interval }).spec?.intervalMs).toBe(ms);
  });

  it('has the defaults of Flagger', () => {
    expect(withAnalysis({ threshold: 0 }).spec).toMatchObject({
      threshold: 1,
      maxWeight: 100,
      progressDeadlineSeconds: 600,
      strategy: 'canary',
      suspend: false,
    });
  });

  it.each([
    ['canary', { match: [{}] }],
    ['ab-testing', { iterations: 2, match: [{}] }],
    ['blue-green', { iterations: 2 }],
  ])('is %s with %j', (strategy, analysis) => {
    expect(withAnalysis(analysis).spec?.strategy).toBe(strategy);
  });

  it.each([
    [{}, false],
    [{ service: { port: 80 } }, false],
    [{ service: { timeout: '15s' } }, true],
  ])('with %j has a timeout: %s', (more, hasTimeout) => {
    expect(
      canaryOf({ metadata, spec: { ...spec, ...more } }).spec,
    ).toMatchObject({ hasTimeout });
  });

  it.each([
    [{}, false],
    [{ sessionAffinity: { cookieName: 'a' } }, false],
    [{ sessionAffinity: { cookieName: 'a', primaryCookieName: 'b' } }, false],
    [{ sessionAffinity: { cookieName: 'a', primaryCookieName: 'a' } }, true],
  ])('with %j has equal cookies: %s', (analysis, hasEqualCookies) => {
    expect(withAnalysis(analysis).spec).toMatchObject({ hasEqualCookies });
  });

  it('is blue-green without a mesh, whatever it asks for', () => {
    const plain = canaryOf({
      metadata,
      spec: { ...spec, provider: 'kubernetes' },
    });

    expect(plain.spec).toMatchObject({
      strategy: 'blue-green',
      iterations: 10,
      matches: [],
    });
  });

  it('says its matches in words', () => {
    const match = [
      { headers: { 'x-canary': { exact: 'insider' } }, uri: { prefix: '/a' } },
      { sourceLabels: { app: 'web' } },
      { odd: 1 },
    ];

    expect(withAnalysis({ iterations: 1, match }).spec?.matches).toEqual([
      'header x-canary is "insider" and path starts with "/a"',
      'source label app is "web"',
      '{"odd":1}',
    ]);
  });

  it('has the bounds of its metrics, old and new', () => {
    const metrics = [
      { name: 'request-success-rate', threshold: 99 },
      { name: 'request-duration', threshold: 500 },
      { name: 'errors', thresholdRange: { min: 0, max: 1 } },
    ];

    expect(withAnalysis({ metrics }).spec?.metrics).toMatchObject([
      { name: 'request-success-rate', min: 99, max: null },
      { name: 'request-duration', min: null, max: 500 },
      { name: 'errors', min: 0, max: 1 },
    ]);
  });

  it('has what its metrics ask', () => {
    const metrics = [
      {
        name: 'errors',
        interval: '30s',
        templateRef: { name: 'error-rate', namespace: 'monitoring' },
        templateVariables: { code: '5..' },
      },
      { name: 'queue', query: 'max(queue)', templateRef: 7 },
    ];

    expect(withAnalysis({ metrics }).spec?.metrics).toMatchObject([
      {
        template: { name: 'error-rate', namespace: 'monitoring' },
        interval: '30s',
        query: null,
        variables: { code: '5..' },
      },
      { template: null, interval: null, query: 'max(queue)', variables: {} },
    ]);
  });

  it('shows its webhooks without what may be secret', () => {
    const webhooks = [
      { name: 'a', url: 'http://user:pass@portal/api/gate?token=t#x' },
      { name: 'b', type: 'event', url: 'no url', timeout: '1m', retries: 1 },
    ];

    expect(withAnalysis({ webhooks }).spec?.webhooks).toEqual([
      { name: 'a', type: 'rollout', url: 'http://portal/api/gate' },
      { name: 'b', type: 'event', url: '', longestMs: 150_000 },
    ]);
  });
});

describe('a malformed Canary', () => {
  it('without spec is still shown', () => {
    expect(canaryOf({ metadata })).toMatchObject({
      uid: 'u',
      spec: null,
      status: null,
      problems: [{ field: 'spec', message: 'is missing' }],
    });
  });

  it('without spec.analysis keeps its target', () => {
    const { spec: read, problems } = canaryOf({
      metadata,
      spec: { targetRef: spec.targetRef },
    });

    expect(read?.target?.name).toBe('checkout');
    expect(fields(problems)).toEqual(['spec.analysis']);
  });

  it.each([{}, { targetRef: { kind: 5 } }])(
    'with spec %j names the target once',
    broken => {
      const { problems } = canaryOf({
        metadata,
        spec: { ...broken, analysis: {} },
      });

      expect(fields(problems)).toEqual(['spec.targetRef']);
    },
  );

  it('with numbers as strings is understood', () => {
    const read = canaryOf({
      metadata,
      spec: { ...spec, analysis: { ...spec.analysis, stepWeight: '10' } },
      status: { phase: 'Progressing', canaryWeight: ' 20 ' },
    });

    expect(read.spec?.stepWeight).toBe(10);
    expect(read.status?.canaryWeight).toBe(20);
    expect(read.problems).toEqual([]);
  });

  it('with odd values names each field and uses the rest', () => {
    const read = canaryOf({
      metadata,
      spec: {
        ...spec,
        provider: 7,
        suspend: 'yes',
        analysis: {
          interval: 'soon',
          threshold: 'many',
          stepWeights: [10, 'x', 50],
          metrics: [{ name: 'ok' }, 'nonsense', { name: 1 }],
          webhooks: 'none',
        },
      },
      status: {
        phase: 'Progressing',
        failedChecks: 1.5,
        canaryWeight: 1e400,
        lastTransitionTime: 'yesterday',
        conditions: [null, { type: 'Promoted', lastUpdateTime: 3 }],
      },
    });

    expect(fields(read.problems).sort()).toEqual([
      'spec.analysis.interval',
      'spec.analysis.metrics.1',
      'spec.analysis.metrics.2',
      'spec.analysis.stepWeights.1',
      'spec.analysis.threshold',
      'spec.analysis.webhooks',
      'spec.provider',
      'spec.suspend',
      'status.canaryWeight',
      'status.failedChecks',
      'status.lastTransitionTime',
    ]);
    expect(read.spec?.stepWeights).toEqual([10, 50]);
    expect(read.spec?.metrics).toHaveLength(1);
    expect(read.status).toMatchObject({
      phase: 'Progressing',
      failedChecks: 0,
      phaseSince: null,
    });
  });

  it('never quotes a webhook, whatever is wrong with it', () => {
    const webhooks = ['http://user:secret@portal/gate', ['secret']];

    const { problems } = withAnalysis({ webhooks });

    expect(fields(problems)).toEqual([
      'spec.analysis.webhooks.0',
      'spec.analysis.webhooks.1',
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  it('with an unknown phase and provider keeps both words', () => {
    const read = canaryOf({
      metadata,
      spec: { ...spec, provider: 'warpgate' },
      status: { phase: 'Meditating' },
    });

    expect(read.spec?.provider).toBe('warpgate');
    expect(read.status?.phase).toBe('Meditating');
    expect(read.problems).toEqual([]);
  });

  it('with a NUL in a name has one that can be stored', () => {
    const targetRef = { kind: 'Deployment', name: 'a\u0000b' };
    expect(
      canaryOf({ metadata, spec: { targetRef, analysis: {} } }).spec?.target,
    ).toMatchObject({ name: 'a\ufffdb' });
  });

  it('with a megabyte in an annotation stays small', () => {
    const annotations = {
      huge: 'x'.repeat(1_000_000),
      'kubectl.kubernetes.io/last-applied-configuration': '{"secret":1}',
      odd: 5,
    };
    const read = canaryOf({ metadata: { ...metadata, annotations }, spec });

    expect(read.annotations.huge.length).toBeLessThan(5_000);
    expect(Object.keys(read.annotations)).toEqual(['huge']);
  });

  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ metadata: {} }],
    [{ metadata: { name: 'a' } }],
    [{ metadata: { name: '', namespace: 'b' } }],
  ])('that cannot be placed is reported: %j', object => {
    expect(toObservation('canaries', object, 0, new WorkloadIndex())).toEqual({
      kind: 'malformed',
      reason: 'canaries: no name or namespace',
    });
  });

  it.each([5, 'x', [], null, { a: 1 }])('with spec and status %j', odd => {
    expect(() => canaryOf({ metadata, spec: odd, status: odd })).not.toThrow();
  });
});
