import { Behaviour, USUAL } from './Behaviour';
import { samplesOf } from './families/families';
import { toText } from './families/Sample';
import { Workload } from './Workload';

/** The metrics of all workloads of one cluster. */
export class Metrics {
  private readonly workloads = new Map<string, Workload>();

  /** @param now UTC milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** Lets a workload behave like that from now on; one that was not known begins to serve. */
  set(namespace: string, name: string, changes: Partial<Behaviour>): void {
    const key = `${namespace}/${name}`;
    const known = this.workloads.get(key);
    if (known) {
      known.change(changes, this.now());
      return;
    }
    const behaviour = { ...USUAL, ...changes };
    this.workloads.set(
      key,
      new Workload(namespace, name, behaviour, this.now()),
    );
  }

  /** Forgets all workloads of a namespace; their series end. */
  forget(namespace: string): void {
    for (const [key, workload] of this.workloads) {
      if (workload.namespace === namespace) this.workloads.delete(key);
    }
  }

  /** What Prometheus scrapes now. */
  toText(): string {
    const now = this.now();
    return [...this.workloads.values()]
      .map(workload => {
        workload.tally.advance(now);
        return toText(samplesOf(workload));
      })
      .join('');
  }
}
