import type { ClusterObject } from '../../cluster/types';
import { mergePatch, strategicMergePatch } from '../../cluster/patch';
import { CANARIES } from '../canary';
import type { World } from './World';

const TARGET = 'podinfo';

/** What was done from outside, by the words of the recording. */
const ACTIONS: Array<[RegExp, (world: World, match: RegExpExecArray) => void]> =
  [
    [
      /^set image tag (\S+)$/,
      (world, [, tag]) =>
        patchTarget(world, {
          containers: [
            {
              name: 'podinfod',
              image: `ghcr.io/stefanprodan/podinfo:${tag}`,
            },
          ],
        }),
    ],
    [
      /^unschedulable pod template$/,
      world => patchTarget(world, { nodeSelector: { nowhere: 'x' } }),
    ],
    [
      /^canary error ratio (\S+)$/,
      (world, [, ratio]) =>
        world.traffic.set(world.namespace, TARGET, {
          errorRatio: Number(ratio),
        }),
    ],
    [
      /^configmap greeting=(\S+)$/,
      (world, [, greeting]) => {
        const config = world.store.get(
          'configmaps',
          world.namespace,
          'podinfo-config',
        );
        if (config)
          world.store.update('configmaps', { ...config, data: { greeting } });
      },
    ],
    [/^open (\S+)$/, (world, [, gate]) => void world.open.add(gate)],
    [/^close (\S+)$/, (world, [, gate]) => void world.open.delete(gate)],
    [/^suspend$/, world => patchCanary(world, { spec: { suspend: true } })],
    [/^resume$/, world => patchCanary(world, { spec: { suspend: false } })],
    [
      /^maxWeight=(\d+)$/,
      (world, [, weight]) =>
        patchCanary(world, {
          spec: { analysis: { maxWeight: Number(weight) } },
        }),
    ],
    [
      /^skipAnalysis=(true|false)$/,
      (world, [, value]) =>
        patchCanary(world, { spec: { skipAnalysis: value === 'true' } }),
    ],
    [
      /^status\.failedChecks=(\d+)$/,
      (world, [, count]) =>
        patchCanary(
          world,
          { status: { failedChecks: Number(count) } },
          'status',
        ),
    ],
    [
      /^status\.lastAppliedSpec=""$/,
      world =>
        patchCanary(world, { status: { lastAppliedSpec: '' } }, 'status'),
    ],
    [
      /^ResourceQuota /,
      world => world.workloads.setCrowded(world.namespace, true),
    ],
    [
      /^delete ResourceQuota$/,
      world => world.workloads.setCrowded(world.namespace, false),
    ],
    [
      /^restart the rollout of the primary$/,
      world => world.workloads.retry(world.namespace, `${TARGET}-primary`),
    ],
    [
      /^an admission policy refuses every change of an HTTPRoute$/,
      world => world.store.setFrozen('routes', world.namespace, true),
    ],
    [
      /^the policy is removed$/,
      world => world.store.setFrozen('routes', world.namespace, false),
    ],
    [
      /^delete canary$/,
      world => world.store.delete(CANARIES, world.namespace, TARGET),
    ],
  ];

/** Does what the recording's action did. */
export function act(world: World, action: string): void {
  for (const [pattern, run] of ACTIONS) {
    const match = pattern.exec(action);
    if (match) {
      run(world, match);
      return;
    }
  }
  throw new Error(`The suite does not know the action "${action}"`);
}

function patchTarget(world: World, podSpec: Record<string, unknown>): void {
  const target = world.store.get('deployments.apps', world.namespace, TARGET);
  const patch = { spec: { template: { spec: podSpec } } };
  world.store.update(
    'deployments.apps',
    strategicMergePatch(target, patch) as ClusterObject,
  );
}

function patchCanary(
  world: World,
  patch: Record<string, unknown>,
  subresource?: 'status',
): void {
  const canary = world.store.get(CANARIES, world.namespace, TARGET);
  world.store.update(
    CANARIES,
    mergePatch(canary, patch) as ClusterObject,
    subresource,
  );
}
