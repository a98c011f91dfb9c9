import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import { FIELD_MANAGER } from '../../../domain/actions/declaredBy';
import { sameImages } from '../../../domain/actions/sameImages';
import type {
  ImagesWrite,
  TargetKind,
  TargetWrite,
} from '../../../domain/actions/types';
import {
  RETRY_ANNOTATION,
  toAnnotation,
  toImages,
} from '../../../domain/actions/words';
import type { CanaryObservation } from '../../../domain/observation';
import { KubernetesError } from '../client/KubernetesError';
import { readAnswer } from '../client/readAnswer';
import type { WritableTransport } from '../client/Transport';
import { withQuery } from '../client/withQuery';
import { readCanary } from '../wire/canary';
import { metadataOf } from '../wire/metadata';
import { readWorkload } from '../wire/workload';

const ANSWER_MS = 20_000;

/** Which Canary, within its cluster. */
export type CanaryAddress = Pick<RolloutAddress, 'namespace' | 'name'>;

/** A Canary as the API server has it at this moment. */
export interface FreshCanary {
  canary: CanaryObservation;
  /** The value of e.g. `spec.analysis.maxWeight`, undefined where there is none. */
  valueAt(field: string): unknown;
}

/** What the API server answered to a write. */
export interface Answered {
  /** Of the object as it was written; null: the answer does not say. */
  resourceVersion: string | null;
}

/** Reads and changes single Canaries of one cluster. All methods throw KubernetesError. */
export class CanaryWriter {
  readonly #transport: WritableTransport;
  readonly #signal: AbortSignal;

  constructor(transport: WritableTransport, signal: AbortSignal) {
    this.#transport = transport;
    this.#signal = signal;
  }

  async read(address: CanaryAddress): Promise<FreshCanary> {
    const object = await readAnswer(
      await this.#transport.get(pathOf(address, false), this.#limited()),
    );
    const metadata = metadataOf(object);
    if (!metadata) {
      throw new KubernetesError('not-kubernetes', 'The answer is no Canary');
    }
    return {
      canary: readCanary(object, metadata),
      valueAt: field => valueAt(object, field),
    };
  }

  /** A merge patch that is refused with 409 when the object is not the one that was read. */
  async patch(
    address: CanaryAddress,
    change: { body: object; resourceVersion: string; isStatus: boolean },
  ): Promise<Answered> {
    const { body, resourceVersion, isStatus } = change;
    return this.#patch(pathOf(address, isStatus), body, resourceVersion);
  }

  /** Whether a pod template has what is to be written. */
  async isWritten(
    { namespace }: CanaryAddress,
    write: TargetWrite | ImagesWrite,
  ): Promise<boolean> {
    const name = 'workload' in write ? write.workload : write.target;
    const path = workloadPathOf(namespace, write.kind, name);
    const { object } = await this.#readWorkload(path);
    return hasWritten(object, write);
  }

  /** Annotates the pod template of a target. `same`: it has that value already, and nothing was sent. */
  async annotateTarget(
    { namespace }: CanaryAddress,
    write: TargetWrite,
  ): Promise<Answered | 'same'> {
    const path = workloadPathOf(namespace, write.kind, write.target);
    const { object, resourceVersion } = await this.#readWorkload(path);
    if (hasWritten(object, write)) return 'same';
    return this.#patch(path, toAnnotation(write), resourceVersion);
  }

  /**
   * Writes images into a pod template. `same`: it has them already, `moved`: it has others than those
   * that were to be replaced, and keeps them; nothing was sent.
   */
  async setImages(
    { namespace }: CanaryAddress,
    write: ImagesWrite,
  ): Promise<Answered | 'same' | 'moved'> {
    const path = workloadPathOf(namespace, write.kind, write.workload);
    const { object, resourceVersion } = await this.#readWorkload(path);
    if (hasWritten(object, write)) return 'same';
    if (!sameImages(imagesOf(object), write.from)) return 'moved';
    return this.#patch(
      path,
      toImages(write),
      resourceVersion,
      'strategic-merge',
    );
  }

  async #readWorkload(
    path: string,
  ): Promise<{ object: unknown; resourceVersion: string }> {
    const object = await readAnswer(
      await this.#transport.get(path, this.#limited()),
    );
    const metadata = metadataOf(object);
    if (!metadata) {
      throw new KubernetesError('not-kubernetes', 'The answer is no workload');
    }
    return { object, resourceVersion: metadata.resourceVersion };
  }

  async #patch(
    path: string,
    body: object,
    resourceVersion: string,
    kind: 'merge' | 'strategic-merge' = 'merge',
  ): Promise<Answered> {
    const object = await readAnswer(
      await this.#transport.patch(
        withQuery(path, { fieldManager: FIELD_MANAGER }),
        { ...body, metadata: { resourceVersion } },
        { ...this.#limited(), kind },
      ),
    );
    return { resourceVersion: metadataOf(object)?.resourceVersion || null };
  }

  #limited(): { signal: AbortSignal } {
    return {
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(ANSWER_MS)]),
    };
  }
}

function hasWritten(
  object: unknown,
  write: TargetWrite | ImagesWrite,
): boolean {
  if (write.field !== 'target.annotation') {
    return sameImages(imagesOf(object), write.value);
  }
  const annotations = 'spec.template.metadata.annotations';
  return valueAt(object, annotations, RETRY_ANNOTATION) === write.value;
}

function imagesOf(object: unknown) {
  return readWorkload(object)?.images ?? [];
}

function pathOf({ namespace, name }: CanaryAddress, isStatus: boolean): string {
  const [ns, canary] = [namespace, name].map(encodeURIComponent);
  const path = `/apis/flagger.app/v1beta1/namespaces/${ns}/canaries/${canary}`;
  return isStatus ? `${path}/status` : path;
}

const plurals: { [K in TargetKind]: string } = {
  Deployment: 'deployments',
  DaemonSet: 'daemonsets',
};

function workloadPathOf(namespace: string, kind: TargetKind, workload: string) {
  const [ns, name] = [namespace, workload].map(encodeURIComponent);
  return `/apis/apps/v1/namespaces/${ns}/${plurals[kind]}/${name}`;
}

/** The value at a path whose last key may hold dots. */
function valueAt(object: unknown, field: string, last?: string): unknown {
  return [
    ...field.split('.'),
    ...(last === undefined ? [] : [last]),
  ].reduce<unknown>(
    (value, key) => (Object(value) as Record<string, unknown>)[key],
    object,
  );
}
