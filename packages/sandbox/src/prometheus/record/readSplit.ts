import type { ClusterObject } from '../../cluster/types';

/** How an HTTPRoute splits the requests that its first rule is about. */
export interface Split {
  weights: { primary: number; canary: number };
  mirrored: boolean;
}

interface Rule {
  backendRefs?: Array<{ name: string; weight?: number }>;
  filters?: Array<{ type?: string }>;
}

/** Whoever wrote the route: this is where the requests go. */
export function readSplit(route: ClusterObject): Split {
  const [rule] = (route.spec?.rules ?? []) as Rule[];
  const weight = (suffix: string) =>
    rule?.backendRefs?.find(({ name }) => name.endsWith(suffix))?.weight ?? 0;
  return {
    weights: { primary: weight('-primary'), canary: weight('-canary') },
    mirrored:
      rule?.filters?.some(({ type }) => type === 'RequestMirror') ?? false,
  };
}
