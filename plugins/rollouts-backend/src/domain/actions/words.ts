import type { WorkloadState } from '../state';
import type { ActionView, ClusterWrite } from './types';

export function imagesOf(workload: WorkloadState | null): string[] | null {
  return workload?.images.map(({ image }) => image) ?? null;
}

/** A merge patch that sets one field, e.g. `{"spec":{"analysis":{"maxWeight":20}}}`. */
export function toPatch(field: string, value: unknown): object {
  return field
    .split('.')
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

/** The write as a command. */
export function kubectl(
  { namespace, name }: Pick<ActionView, 'namespace' | 'name'>,
  { field, value }: ClusterWrite,
): string {
  const subresource = isStatus(field) ? ' --subresource=status' : '';
  const patch = JSON.stringify(toPatch(field, value));
  return `kubectl -n ${namespace} patch canaries.flagger.app ${name}${subresource} --type=merge -p '${patch}'`;
}

/** Kubernetes takes changes of the status at an address of its own. */
export function isStatus(field: string): boolean {
  return field.startsWith('status.');
}
