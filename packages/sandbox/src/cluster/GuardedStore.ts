import { MemoryObjectStore } from './MemoryObjectStore';
import { StatusError } from './StatusError';
import type { ClusterObject } from './types';

const ROUTES = 'httproutes.gateway.networking.k8s.io';

/** A store with an admission policy that can refuse every change of a namespace's routes. */
export class GuardedStore extends MemoryObjectStore {
  readonly #frozen = new Set<string>();

  /** As a ValidatingAdmissionPolicy named `frozen-routes` that is bound to the namespace. */
  setRoutesFrozen(namespace: string, frozen: boolean): void {
    if (frozen) this.#frozen.add(namespace);
    else this.#frozen.delete(namespace);
  }

  override update(...args: Parameters<MemoryObjectStore['update']>) {
    const [resource, object] = args;
    const { namespace = '' } = object.metadata;
    if (resource === ROUTES && this.#frozen.has(namespace)) {
      throw refusal(object);
    }
    return super.update(...args);
  }
}

function refusal({ metadata }: ClusterObject): StatusError {
  return new StatusError(
    'Forbidden',
    `${ROUTES} "${metadata.name}" is forbidden: ValidatingAdmissionPolicy 'frozen-routes' with binding 'frozen-routes' denied request: routes are frozen`,
  );
}
