import type { WorkloadState } from '../state';
import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';
import type {
  ActionView,
  ClusterWrite,
  ImagesWrite,
  TargetKind,
  TargetWrite,
} from './types';

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

/** By this annotation of the target's pods a release is tried again; the value says which failure. */
export const RETRY_ANNOTATION = 'rollouts.backstage.io/retry-after-failure';

/** The annotation as a merge patch of a workload. */
export function toAnnotation({ value }: TargetWrite): object {
  const metadata = { annotations: { [RETRY_ANNOTATION]: value } };
  return { spec: { template: { metadata } } };
}

/** The annotation as a command. */
export function kubectlAnnotate(
  { namespace }: Pick<ActionView, 'namespace'>,
  write: TargetWrite,
): string {
  const patch = JSON.stringify(toAnnotation(write));
  return `kubectl -n ${namespace} patch ${resourceOf(write)} ${
    write.target
  } --type=merge -p '${patch}'`;
}

/** The images that change, as a strategic merge patch of a workload: containers are merged by name. */
export function toImages(write: Pick<ImagesWrite, 'from' | 'value'>): object {
  const changed = changedIn(write);
  const named = (wanted: ContainerImage[]) =>
    wanted.map(({ container: name, image }) => ({ name, image }));
  const lists = {
    containers: named(changed.filter(({ init }) => !init)),
    initContainers: named(changed.filter(({ init }) => init)),
  };
  const spec = Object.fromEntries(
    Object.entries(lists).filter(([, containers]) => containers.length > 0),
  );
  return { spec: { template: { spec } } };
}

/** The same as a command. */
export function kubectlSetImage(
  { namespace }: Pick<ActionView, 'namespace'>,
  write: ImagesWrite,
): string {
  const images = changedIn(write).map(({ container, image }) =>
    shellWord(`${container}=${image}`),
  );
  return `kubectl -n ${namespace} set image ${resourceOf(write)}/${
    write.workload
  } ${images.join(' ')}`;
}

/** An image is any text that somebody wrote, and the command is pasted into a shell. */
function shellWord(text: string): string {
  return /^[\w./:@=+-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}

/** `app=shop:1.0 proxy=envoy:2`. */
export function sayImages(images: ContainerImage[]): string {
  return images
    .map(({ container, image }) => `${container}=${image}`)
    .join(' ');
}

function changedIn({ from, value }: Pick<ImagesWrite, 'from' | 'value'>) {
  return value.filter(
    ({ container, image }) =>
      !from.some(old => old.container === container && old.image === image),
  );
}

function resourceOf({ kind }: { kind: TargetKind }): string {
  return kind === 'DaemonSet' ? 'daemonset' : 'deployment';
}
