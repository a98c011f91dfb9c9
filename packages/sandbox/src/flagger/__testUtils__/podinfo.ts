import type { ClusterObject } from '../../cluster/types';
import type { Analysis, Canary, CanarySpec } from '../canary';
import { CANARIES } from '../canary';
import type { World } from './World';

export const TICK_MS = 10_000;

/** A workload of two pods. */
export function workload(kind = 'Deployment', label = 'app'): ClusterObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'podinfo' },
    spec: {
      ...(kind === 'Deployment' ? { replicas: 2 } : {}),
      progressDeadlineSeconds: 60,
      selector: { matchLabels: { [label]: 'podinfo' } },
      template: {
        metadata: { labels: { [label]: 'podinfo' } },
        spec: { containers: [{ name: 'podinfod', image: 'podinfo:6.0.0' }] },
      },
    },
  };
}

/** Hooks of these types, each named after its type. */
export function hooks(...types: string[]) {
  return types.map(type => ({ name: type, type, url: 'http://gates' }));
}

/** A Canary for that workload, weighted in two steps unless told otherwise. */
export function canary(
  analysis: Analysis = { stepWeight: 25, maxWeight: 50 },
  spec: Partial<CanarySpec> = {},
): ClusterObject {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { name: 'podinfo' },
    spec: {
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'podinfo' },
      progressDeadlineSeconds: 60,
      service: { port: 80, gatewayRefs: [{ name: 'gateway' }] },
      analysis: {
        interval: '10s',
        threshold: 3,
        metrics: [
          { name: 'error-rate', query: 'x', thresholdRange: { max: 1 } },
        ],
        ...analysis,
      },
      ...spec,
    },
  };
}

/** Makes both and waits for Initialized, half a tick after a tick. */
export async function initialised(
  world: World,
  object = canary(),
  target = workload(),
): Promise<void> {
  world.add(target);
  await world.clock.advanceBy(1_000);
  world.add(object);
  await world.clock.advanceBy(TICK_MS * 1.5);
}

/** Puts another image into the target. */
export function ship(world: World, tag: string): void {
  const { kind } = (world.get(CANARIES, 'podinfo') as Canary).spec.targetRef;
  const resource =
    kind === 'DaemonSet' ? 'daemonsets.apps' : 'deployments.apps';
  const target = world.get(resource, 'podinfo') as ClusterObject;
  const { template } = target.spec as {
    template: { spec: { containers: Array<{ image: string }> } };
  };
  template.spec.containers[0].image = `podinfo:${tag}`;
  world.store.update(resource, target);
}

/** Changes fields of the Canary's spec. */
export function configure(world: World, spec: Partial<CanarySpec>): void {
  const object = world.get(CANARIES, 'podinfo') as Canary;
  world.store.update(CANARIES, {
    ...object,
    spec: { ...object.spec, ...spec },
  });
}

/** Lets that many ticks pass. */
export function ticks(world: World, count: number): Promise<void> {
  return world.clock.advanceBy(count * TICK_MS);
}

/** The status as `phase weight/iterations/failedChecks`. */
export function standing(world: World): string {
  const { status } = (world.get(CANARIES, 'podinfo') ?? {}) as Partial<Canary>;
  if (!status) return 'none';
  const { phase, canaryWeight, iterations, failedChecks } = status;
  return `${phase} ${canaryWeight}/${iterations}/${failedChecks}`;
}

/** Messages without their type and count, repeated ones once. */
export function messages(world: World): string[] {
  const texts = world
    .said('event')
    .map(line =>
      line.replace(/^\w+ \d+ (\(combined from similar events\): )?/, ''),
    );
  return [...new Set(texts)];
}

/** What each tick left behind. */
export async function watch(world: World, count: number): Promise<string[]> {
  const seen = [];
  for (let i = 0; i < count; i++) {
    await ticks(world, 1);
    seen.push(standing(world));
  }
  return seen;
}
