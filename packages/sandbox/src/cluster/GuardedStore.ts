import { MemoryObjectStore } from './MemoryObjectStore';
import { StatusError } from './StatusError';
import type { ClusterObject } from './types';

/** What can be frozen, as a resource of the API. */
const RESOURCES = {
  routes: 'httproutes.gateway.networking.k8s.io',
  services: 'services',
} as const;
type Freezable = keyof typeof RESOURCES;

/** A store with admission policies that can refuse every change of a namespace's routes or services. */
export class GuardedStore extends MemoryObjectStore {
  readonly #frozen = new Set<string>();

  /** As a ValidatingAdmissionPolicy named `frozen-routes` that is bound to the namespace. */
  setFrozen(what: Freezable, namespace: string, frozen: boolean): void {
    const key = `${what} ${namespace}`;
    if (frozen) this.#frozen.add(key);
    else this.#frozen.delete(key);
  }

  override create(...args: Parameters<MemoryObjectStore['create']>) {
    this.#admit(args[0], args[1]);
    return super.create(...args);
  }

  override update(...args: Parameters<MemoryObjectStore['update']>) {
    this.#admit(args[0], args[1]);
    return super.update(...args);
  }

  override delete(...args: Parameters<MemoryObjectStore['delete']>) {
    const [resource, namespace, name] = args;
    this.#admit(resource, { metadata: { namespace, name } });
    return super.delete(...args);
  }

  #admit(
    resource: string,
    {
      metadata,
    }: { metadata: Pick<ClusterObject['metadata'], 'namespace' | 'name'> },
  ): void {
    const { namespace = '', name } = metadata;
    const what = (Object.keys(RESOURCES) as Freezable[]).find(
      key => RESOURCES[key] === resource,
    );
    if (!what || !this.#frozen.has(`${what} ${namespace}`)) return;
    throw new StatusError(
      'Forbidden',
      `${resource} "${name}" is forbidden: ValidatingAdmissionPolicy 'frozen-${what}' with binding 'frozen-${what}' denied request: ${what} are frozen`,
    );
  }
}
