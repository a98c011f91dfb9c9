import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';
import { KubernetesError } from '../../collectors/kubernetes/client/KubernetesError';
import type {
  CanaryAddress,
  FreshCanary,
} from '../../collectors/kubernetes/writer/CanaryWriter';
import { toPatch } from '../../domain/actions/words';
import { isDeepStrictEqual } from '../../domain/equal';
import type { ImagesWrite, TargetWrite } from '../../domain/actions/types';
import type { CanaryStatus, Observation } from '../../domain/observation';
import { at, deployed, routed, seen } from '../../domain/__testUtils__/story';
import type { Canaries } from '../ports';

const tagOf = (images: ContainerImage[]) => images[0].image.split(':')[1];

type Status = Partial<CanaryStatus> & { phase: string };

/**
 * One Canary with as much of Flagger behind it as actions can see: a lowered maxWeight ends in a
 * promotion, failed checks beyond the threshold in a rollback, and an annotation of the target, once
 * failed, in another release. While it is suspended, nothing happens.
 */
export class CanaryOfFlagger implements Canaries {
  maxWeight = 50;
  suspend = false;
  skipAnalysis: boolean | null = null;
  retry = '';
  /** Tags that the pods of target and primary run. */
  readonly tags = { target: '1.1', primary: '1.0' };
  /** What the gate of the start said last. */
  mayBegin = false;
  status: Status = { phase: 'Progressing', canaryWeight: 25 };
  /** Seconds by which the clock of this cluster is ahead of the portal's. */
  ahead = 0;
  /** Everything that was written, as `field=value`. */
  readonly writes: string[] = [];
  #second = 20;
  /** Second at which the phase began. */
  #since = 10;
  #told: Status | null = this.status;
  #toldTags = { ...this.tags };
  /** As of what was seen at second 20. */
  #version = 1_020;

  /** What is called before and after each thing that is done; tests throw from it. */
  onCall: (what: string) => void = () => {};

  async read(_address: CanaryAddress): Promise<FreshCanary> {
    this.onCall('before read');
    const { canary } = this.#seen();
    const object = {
      spec: {
        analysis: { maxWeight: this.maxWeight },
        suspend: this.suspend,
        skipAnalysis: this.skipAnalysis,
      },
      status: {
        failedChecks: this.status.failedChecks ?? 0,
        lastAppliedSpec: this.status.lastAppliedSpec ?? 'rev-1',
      },
    };
    return {
      canary,
      valueAt: field =>
        field.split('.').reduce<any>((value, key) => value?.[key], object),
    };
  }

  async patch(
    _address: CanaryAddress,
    change: { body: object; resourceVersion: string; isStatus: boolean },
  ) {
    this.onCall('before patch');
    if (change.resourceVersion !== String(this.#version)) {
      throw new KubernetesError('server', 'the object has been modified', 409);
    }
    this.#version += 1;
    const { spec, status } = change.body as any;
    if (spec?.analysis) this.maxWeight = spec.analysis.maxWeight;
    if (spec?.suspend !== undefined) this.suspend = spec.suspend;
    if (status) this.status = { ...this.status, ...status };
    if (spec?.skipAnalysis !== undefined) {
      this.skipAnalysis = spec.skipAnalysis;
    }
    if (spec) this.#told = null;
    this.writes.push(JSON.stringify(change.body));
    this.onCall('after patch');
    return { resourceVersion: String(this.#version) };
  }

  async annotateTarget(_address: CanaryAddress, write: TargetWrite) {
    this.onCall('before annotate');
    if (this.retry === write.value) return 'same';
    this.retry = write.value;
    this.writes.push(`${write.field}=${write.value}`);
    this.onCall('after annotate');
    return { resourceVersion: '7' };
  }

  async isWritten(_address: CanaryAddress, write: TargetWrite | ImagesWrite) {
    this.onCall('before look');
    if (write.field === 'target.annotation') return this.retry === write.value;
    const role = write.field === 'target.images' ? 'target' : 'primary';
    return this.tags[role] === tagOf(write.value);
  }

  async setImages(_address: CanaryAddress, write: ImagesWrite) {
    this.onCall('before set');
    const role = write.field === 'target.images' ? 'target' : 'primary';
    const [from, to] = [write.from, write.value].map(tagOf);
    if (this.tags[role] === to) return 'same';
    if (this.tags[role] !== from) return 'moved';
    this.tags[role] = to;
    this.writes.push(`${write.field}=${to}`);
    this.onCall('after set');
    return { resourceVersion: '8' };
  }

  /** It is in another phase from the beginning. */
  beginIn(status: Status, second: number): void {
    this.status = status;
    this.#told = status;
    this.#toldTags = { ...this.tags };
    this.#since = second;
    this.#second = second;
    this.#version = 1_000 + second;
  }

  /** One tick, and what a watch then tells. */
  tick(): Observation[] {
    const { phase, canaryWeight = 0, failedChecks = 0 } = this.status;
    this.#second += 10;
    if (this.suspend) return this.list();
    if (phase === 'Waiting' && this.mayBegin) {
      this.status = { phase: 'Progressing', lastAppliedSpec: 'rev-2' };
    } else if (phase === 'Progressing' && this.skipAnalysis) {
      this.status = { phase: 'Succeeded', canaryWeight: 0 };
    } else if (phase === 'Failed' && this.status.lastAppliedSpec === '') {
      this.status = { phase: 'Progressing' };
    } else if (phase === 'Succeeded' && this.tags.target === '1.0') {
      this.status = { phase: 'Progressing', lastAppliedSpec: 'rev-0' };
    } else if (phase === 'Failed' && this.retry) {
      this.status = { phase: 'Progressing', lastAppliedSpec: 'rev-1-again' };
    } else if (phase === 'Progressing' && failedChecks >= 3) {
      this.status = { phase: 'Failed', canaryWeight: 0, failedChecks: 0 };
    } else if (phase === 'Progressing' && canaryWeight >= this.maxWeight) {
      this.status = { phase: 'Promoting', canaryWeight };
    } else if (phase === 'Promoting') {
      this.status = { phase: 'Finalising', canaryWeight: 0 };
    } else if (phase === 'Finalising') {
      this.status = { phase: 'Succeeded', canaryWeight: 0 };
    }
    if (this.status.phase !== phase) this.#since = this.#second;
    if (
      isDeepStrictEqual(this.#told, this.status) &&
      isDeepStrictEqual(this.#toldTags, this.tags)
    ) {
      return [];
    }
    this.#version += 1;
    return this.list();
  }

  /** What a list tells after an outage. */
  list(): Observation[] {
    this.#told = this.status;
    const changed = (['target', 'primary'] as const).filter(
      role => this.tags[role] !== this.#toldTags[role],
    );
    this.#toldTags = { ...this.tags };
    return [
      this.#seen(),
      routed(this.#second, this.status.canaryWeight ?? 0),
      ...changed.map(role =>
        deployed(this.#second, role, this.tags[role], { ready: true }),
      ),
    ];
  }

  /** Time goes by, and Flagger does nothing. */
  pass(seconds: number): void {
    this.#second += seconds;
  }

  /** Time of the portal. */
  readonly now = () => at(this.#second - this.ahead);

  #seen() {
    const { phase, ...status } = this.status;
    return seen(this.#second, phase, {
      since: this.#since,
      spec: {
        maxWeight: this.maxWeight,
        suspend: this.suspend,
        skipAnalysis: this.skipAnalysis ?? false,
      },
      status,
      canary: { resourceVersion: String(this.#version) },
    });
  }
}

/** The change that a write of this field makes. */
export const patchOf = (field: string, value: unknown) =>
  JSON.stringify(toPatch(field, value));
