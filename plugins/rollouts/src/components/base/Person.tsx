import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** Somebody, or a team, by name, with the whole reference on hover. */
export function Person({ entityRef }: { entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(entityRef);
  return <span title={entityRef}>{primaryTitle}</span>;
}
