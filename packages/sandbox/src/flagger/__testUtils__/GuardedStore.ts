import { MemoryObjectStore } from '../../cluster/MemoryObjectStore';
import { StatusError } from '../../cluster/StatusError';
import type { ClusterObject } from '../../cluster/types';
import { ROUTES } from '../canary';

/** A store with an admission policy that can refuse every change of a route. */
export class GuardedStore extends MemoryObjectStore {
  frozenRoutes = false;

  override update(...args: Parameters<MemoryObjectStore['update']>) {
    const [resource, object] = args;
    if (resource === ROUTES && this.frozenRoutes) throw refusal(object);
    return super.update(...args);
  }
}

function refusal({ metadata }: ClusterObject): StatusError {
  return new StatusError(
    'Forbidden',
    `httproutes.gateway.networking.k8s.io "${metadata.name}" is forbidden: ValidatingAdmissionPolicy 'frozen-routes' with binding 'frozen-routes' denied request: routes are frozen`,
  );
}
