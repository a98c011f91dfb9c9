import { KubernetesError } from '../../collectors/kubernetes/client/KubernetesError';
import type {
  CanaryAddress,
  FreshCanary,
} from '../../collectors/kubernetes/writer/CanaryWriter';
import { toPatch } from '../../domain/actions/words';
import { isDeepStrictEqual } from '../../domain/equal';
import type { CanaryStatus, Observation } from '../../domain/observation';
import { at, routed, seen } from '../../domain/__testUtils__/story';
import type { Canaries } from '../ports';

type Status = Partial<CanaryStatus> & { phase: string };

/**
 * One Canary with as much of Flagger behind it as actions can see: a lowered maxWeight ends in a
 * promotion, and failed checks beyond the threshold in a rollback.
 */
export class CanaryOfFlagger implements Canaries {
  maxWeight = 50;
  status: Status = { phase: 'Progressing', canaryWeight: 25 };
  /** Everything that was written, as `field=value`. */
  readonly writes: string[] = [];
  #second = 20;
  #told = this.status;
  #version = 1;

  /** What is called before and after each thing that is done; tests throw from it. */
  onCall: (what: string) => void = () => {};

  async read(_address: CanaryAddress): Promise<FreshCanary> {
    this.onCall('before read');
    const { canary } = this.#seen();
    const object = {
      spec: { analysis: { maxWeight: this.maxWeight } },
      status: { failedChecks: this.status.failedChecks ?? 0 },
    };
    return {
      canary: { ...canary, resourceVersion: String(this.#version) },
      valueAt: field =>
        field.split('.').reduce<any>((value, key) => value?.[key], object),
    };
  }

  async patch(
    _address: CanaryAddress,
    change: { body: object; resourceVersion: string; isStatus: boolean },
  ): Promise<void> {
    this.onCall('before patch');
    if (change.resourceVersion !== String(this.#version)) {
      throw new KubernetesError('server', 'the object has been modified', 409);
    }
    this.#version += 1;
    const { spec, status } = change.body as any;
    if (spec) this.maxWeight = spec.analysis.maxWeight;
    if (status) this.status = { ...this.status, ...status };
    this.writes.push(JSON.stringify(change.body));
    this.onCall('after patch');
  }

  /** One tick, and what a watch then tells. */
  tick(): Observation[] {
    const { phase, canaryWeight = 0, failedChecks = 0 } = this.status;
    this.#second += 10;
    if (phase === 'Progressing' && failedChecks >= 3) {
      this.status = { phase: 'Failed', canaryWeight: 0, failedChecks: 0 };
    } else if (phase === 'Progressing' && canaryWeight >= this.maxWeight) {
      this.status = { phase: 'Promoting', canaryWeight };
    } else if (phase === 'Promoting') {
      this.status = { phase: 'Finalising', canaryWeight: 0 };
    } else if (phase === 'Finalising') {
      this.status = { phase: 'Succeeded', canaryWeight: 0 };
    }
    if (isDeepStrictEqual(this.#told, this.status)) return [];
    this.#version += 1;
    return this.list();
  }

  /** What a list tells after an outage. */
  list(): Observation[] {
    this.#told = this.status;
    return [this.#seen(), routed(this.#second, this.status.canaryWeight ?? 0)];
  }

  /** Time goes by, and Flagger does nothing. */
  pass(seconds: number): void {
    this.#second += seconds;
  }

  /** Time of this cluster. */
  readonly now = () => at(this.#second);

  #seen() {
    const { phase, ...status } = this.status;
    return seen(this.#second, phase, {
      since: phase === 'Progressing' ? 10 : undefined,
      spec: { maxWeight: this.maxWeight },
      status,
    });
  }
}

/** The change that a write of this field makes. */
export const patchOf = (field: string, value: unknown) =>
  JSON.stringify(toPatch(field, value));
