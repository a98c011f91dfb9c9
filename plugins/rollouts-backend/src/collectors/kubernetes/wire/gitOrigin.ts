import type { Metadata } from './metadata';

/** Marks that tools leave on what they deploy: a name, and where that lives. */
const marks: Array<{ name: string; namespace?: string; what: string }> = [
  {
    name: 'kustomize.toolkit.fluxcd.io/name',
    namespace: 'kustomize.toolkit.fluxcd.io/namespace',
    what: 'Flux Kustomization',
  },
  {
    name: 'helm.toolkit.fluxcd.io/name',
    namespace: 'helm.toolkit.fluxcd.io/namespace',
    what: 'Flux HelmRelease',
  },
  { name: 'argocd.argoproj.io/instance', what: 'Argo CD Application' },
  {
    name: 'meta.helm.sh/release-name',
    namespace: 'meta.helm.sh/release-namespace',
    what: 'Helm release',
  },
];

/** Argo CD's default since 3.0: `<application>:<group>/<kind>:<namespace>/<name>`. */
const TRACKING_ID = 'argocd.argoproj.io/tracking-id';

/** Labels and annotations by which an origin is told. */
export const GIT_MARKS: readonly string[] = [
  TRACKING_ID,
  ...marks.flatMap(({ name, namespace }) =>
    namespace ? [name, namespace] : [name],
  ),
];

/**
 * Which object of a GitOps tool deploys this, in words, e.g. `Flux Kustomization flux-system/shop`;
 * null: it bears no mark of one.
 */
export function readGitOrigin({
  labels,
  annotations,
}: Pick<Metadata, 'labels' | 'annotations'>): string | null {
  const [application] = (annotations[TRACKING_ID] ?? '').split(':');
  if (application) return `Argo CD Application ${application}`;
  const all = { ...annotations, ...labels };
  const mark = marks.find(({ name }) => all[name]);
  if (!mark) return null;
  const namespace = mark.namespace && all[mark.namespace];
  const name = all[mark.name];
  return `${mark.what} ${namespace ? `${namespace}/${name}` : name}`;
}
