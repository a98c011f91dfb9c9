import type { FieldManager, LeverField } from '../observation';

/** Under this name Kubernetes notes what this portal changes. */
export const FIELD_MANAGER = 'backstage-rollouts';

/**
 * Names under which tools that follow Git write, without server-side apply too: Argo CD (the second,
 * its program's, where it gives Kubernetes no name), Flux and Helm.
 */
const GIT_OPS = [
  'argocd-controller',
  'argocd-application-controller',
  'kustomize-controller',
  'helm-controller',
  'helm',
];

/**
 * Who declares the field elsewhere, so that a change of it may not last; null: nobody known. Told from
 * `metadata.managedFields`, where Kubernetes notes who set which field. A GitOps tool is known by its
 * name. Whoever else used server-side apply counts too: it keeps a whole manifest, and its next apply
 * either writes the field back or is refused for the conflict. An update by others happened once.
 */
export function declaredBy(
  field: LeverField,
  managers: FieldManager[],
): string | null {
  const owners = managers.filter(({ fields }) => fields.includes(field));
  // Our change took the field away from whoever declares it, and setting it back does not return it.
  // A field that nobody had declared is removed again, so this one was declared by somebody.
  const isOurs = owners.some(({ name }) => name === FIELD_MANAGER);
  const suspects = isOurs ? managers : owners;
  return suspects.find(isDeclaring)?.name ?? null;
}

function isDeclaring({ name, applies }: FieldManager): boolean {
  return name !== FIELD_MANAGER && (applies || GIT_OPS.includes(name));
}
