import { createServer } from 'node:http';
import { createControl } from '../control/createControl';
import { loadScene } from '../scene/loadScene';
import { addressOf, listen } from './listen';
import { SandboxCluster } from './SandboxCluster';

/** The scene of the demo. */
export const DEMO_SCENE = require.resolve('../../scene/scene.yaml');

export interface SandboxOptions {
  /** A scene file. */
  scene: string;
  /** Port of the control API; 0 takes any. */
  controlPort: number;
  /**
   * Ports of the clusters by name, and of their sources, as `staging-prometheus`; 0 or none takes
   * any.
   */
  ports: Record<string, number>;
  /** The address of the event webhook of a cluster, or null. */
  eventWebhook?: (cluster: string) => string | null;
  /** How long a past waits for somebody who watches, in milliseconds. */
  patienceMs?: number;
  /** Told what goes wrong in the background. */
  report?: (message: string) => void;
}

export interface Sandbox {
  clusters: SandboxCluster[];
  /** The address of the control API. */
  controlUrl: string;
  /** Ends everything and leaves nothing behind. */
  stop(): Promise<void>;
}

/**
 * Starts all clusters of a scene and their control.
 *
 * @throws Error that names what is wrong with the scene, or the port that is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { scene, objects } = loadScene(options.scene);
  const clusters = Object.entries(scene.clusters).map(
    ([name, { rollouts, alertmanagers }]) =>
      new SandboxCluster({
        name,
        rollouts,
        alertmanagers,
        objects: objects[name],
        eventWebhook: options.eventWebhook?.(name) ?? null,
        // A portal on a busy machine takes its time; told without it, the past would come out of order.
        patienceMs: options.patienceMs ?? 300_000,
        report: options.report ?? (() => {}),
      }),
  );
  const control = createServer(createControl(clusters));
  const stop = async () => {
    control.close();
    control.closeAllConnections();
    await Promise.all(clusters.map(cluster => cluster.stop()));
  };
  try {
    for (const cluster of clusters) {
      await cluster.start(source => {
        const key = source ? `${cluster.name}-${source}` : cluster.name;
        return options.ports[key] ?? 0;
      });
    }
    await listen(control, options.controlPort, 'the control');
  } catch (error) {
    await stop();
    throw error;
  }
  return { clusters, controlUrl: addressOf(control), stop };
}
