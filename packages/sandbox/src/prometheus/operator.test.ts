import { loadScene } from '../scene/loadScene';
import { DEMO_SCENE } from '../sandbox/startSandbox';
import { WatchedCluster } from './__testUtils__/WatchedCluster';

describe('an operator', () => {
  async function operatorAtRest(): Promise<WatchedCluster> {
    const objects = loadScene(DEMO_SCENE).objects.production.filter(
      ({ metadata }) => metadata.namespace === 'knative-lambda',
    );
    const cluster = new WatchedCluster(objects);
    await cluster.clock.advanceBy(600_000);
    return cluster;
  }
  const CANARY = 'knative-lambda/knative-lambda-operator';
  const haltsOf = (cluster: WatchedCluster) =>
    cluster.store
      .list('events')
      .map(({ message }) => String(message))
      .filter(message => message.includes('advancement'))
      .map(message => message.replace(/^.*advancement /, ''));

  it('succeeds by the work of its canary, not by requests', async () => {
    const cluster = await operatorAtRest();
    cluster.act(CANARY, { ship: 'next' });
    await cluster.until(
      () => cluster.standing('knative-lambda-operator').startsWith('Succeeded'),
      900,
    );
    expect(haltsOf(cluster)).toEqual([]);
    await cluster.clock.advanceBy(60_000);
    expect(cluster.read('count(leader_election_master_status == 1)')).toBe(1);
  });

  it.each([
    [{ crashSeconds: 25 }, /^restarts [1-9]\.00 > 0$/],
    [{ errorRatio: 0.3 }, /^reconcile-error-ratio \d\d\.\d\d > 5$/],
    [{ latencyMs: 20_000 }, /^reconcile-latency-p99 \d\d\.\d\d > 5$/],
    [
      { idle: true },
      /^reconcile-samples: no values found$|no values found for custom metric: reconcile-samples/,
    ],
  ])('fails with %j', async (behaviour, reason) => {
    const cluster = await operatorAtRest();
    cluster.act(CANARY, { ship: 'next', ...behaviour });
    await cluster.until(
      () => cluster.standing('knative-lambda-operator').startsWith('Failed'),
      900,
    );
    expect(haltsOf(cluster).every(halt => reason.test(halt))).toBe(true);
  });
});
