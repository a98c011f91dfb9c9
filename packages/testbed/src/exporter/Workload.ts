import type { Behaviour } from './Behaviour';
import { Tally } from './Tally';

/** One workload as its metrics know it: a single pod that serves. */
export class Workload {
  readonly tally: Tally;
  /** When its process began, UTC milliseconds. */
  startedAt: number;

  constructor(
    readonly namespace: string,
    readonly name: string,
    behaviour: Behaviour,
    at: number,
  ) {
    this.tally = new Tally(behaviour, at);
    this.startedAt = at;
  }

  change(changes: Partial<Behaviour>, at: number): void {
    const { restarts } = this.tally.current;
    if ((changes.restarts ?? restarts) > restarts) this.startedAt = at;
    this.tally.change(changes, at);
  }

  /** Named as the pods of a Deployment are: Flagger's own queries want the two parts at the end. */
  get pod(): string {
    return `${this.name}-5d9c7b8f6d-x2k4q`;
  }

  get isPrimary(): boolean {
    return this.name.endsWith('-primary');
  }

  /** The name without what Flagger adds. */
  get target(): string {
    return this.name.replace(/-primary$/, '');
  }
}
