import { SimulatedCluster } from './SimulatedCluster';

it('shows Flagger as a Deployment that is ready while the imitation runs', async () => {
  const cluster = new SimulatedCluster({
    name: 'one',
    startAt: Date.UTC(2026, 0, 1),
    metrics: { query: async () => ({ kind: 'none' }) } as never,
    webhooks: { call: async () => ({ ok: true }) } as never,
    eventWebhook: null,
  });
  const ready = () => {
    const { spec, status } =
      cluster.store.get('deployments.apps', 'flagger-system', 'flagger') ?? {};
    return [spec?.replicas, status?.readyReplicas ?? 0];
  };
  await cluster.start();
  expect(ready()).toEqual([1, 1]);

  cluster.flagger.stop();
  await cluster.clock.advanceBy(1_000);
  expect(ready()).toEqual([0, 0]);

  cluster.flagger.start();
  await cluster.clock.advanceBy(1_000);
  expect(ready()).toEqual([1, 1]);
  await cluster.stop();
});
