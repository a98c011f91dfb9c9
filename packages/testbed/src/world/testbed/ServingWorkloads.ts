import type { ApiServer } from '../../kube/ApiServer';
import type { Metrics } from '../../exporter/Metrics';
import { messageOf } from '../../messageOf';

const EVERY_MS = 1_000;
const COLLECTIONS = ['deployments', 'daemonsets'];

interface List {
  items: Array<{ metadata: { namespace: string; name: string } }>;
}

/** Lets every workload of a cluster serve as usual as soon as it is there. */
export class ServingWorkloads {
  private timer: NodeJS.Timeout | null = null;
  private last = '';

  constructor(
    private readonly api: ApiServer,
    private readonly metrics: Metrics,
    private readonly report: (message: string) => void,
  ) {}

  start(): void {
    const look = async () => {
      await this.look();
      if (this.timer) this.timer = setTimeout(look, EVERY_MS);
    };
    this.timer = setTimeout(look, 0);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Scenarios end API servers; that is told once. */
  private async look(): Promise<void> {
    try {
      for (const collection of COLLECTIONS) {
        const { items } = await this.api.get<List>(
          `/apis/apps/v1/${collection}?resourceVersion=0`,
        );
        for (const { metadata } of items)
          this.metrics.set(metadata.namespace, metadata.name, {});
      }
      this.last = '';
    } catch (error) {
      const message = messageOf(error);
      if (message !== this.last)
        this.report(`Looking for workloads: ${message}`);
      this.last = message;
    }
  }
}
