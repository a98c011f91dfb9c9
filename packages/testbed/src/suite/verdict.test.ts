import type { Release } from '../portal/answers';
import { judge } from './verdict';

const image = (tag: string) => [
  { container: 'podinfod', image: `ghcr.io/stefanprodan/podinfo:${tag}` },
];
const release: Release = {
  id: 'r',
  number: 1,
  openingObserved: true,
  outcome: 'succeeded',
  cause: { code: 'promoted', text: null },
  images: { from: image('6.0.0'), to: image('6.0.1') },
  configChanged: false,
  maxWeight: 50,
  failedChecks: 0,
  gaps: 0,
};
const workload = (tag: string, replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'podinfo' },
  spec: {
    replicas,
    template: {
      spec: {
        containers: [
          { name: 'podinfod', image: `ghcr.io/stefanprodan/podinfo:${tag}` },
        ],
      },
    },
  },
});
const ending = (releases: Release[], maxWeight = 50) => ({
  snapshot: {
    canary: {
      apiVersion: 'flagger.app/v1beta1',
      kind: 'Canary',
      metadata: { name: 'podinfo' },
      spec: { analysis: { maxWeight }, skipAnalysis: false },
    },
    route: null,
    target: workload('6.0.1', 0),
    primary: workload('6.0.1', 2),
  },
  history: [],
  releases,
  rollout: null,
});
const then = {
  releases: ['6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed'],
  primary: '6.0.1',
  replicas: 0,
  weight: null,
  spec: { 'analysis.maxWeight': 50, skipAnalysis: undefined },
};

describe('a verdict', () => {
  it('finds nothing when everything is as it must be', () => {
    expect(judge(then, ending([release]))).toEqual({ compared: 7, wrong: [] });
  });

  it('finds a second release, a hole and what was not restored', () => {
    const again = { ...release, number: 2, outcome: null, gaps: 1 };

    expect(judge(then, ending([release, again], 20)).wrong).toEqual([
      'release 2: "6.0.0->6.0.1 open, max 50 %, 0 failed" instead of null',
      'holes in the record: 1 instead of 0',
      'spec.analysis.maxWeight: 20 instead of 50',
    ]);
  });
});
