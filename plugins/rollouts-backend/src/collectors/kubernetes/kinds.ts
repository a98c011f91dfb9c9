import type { WatchedKind } from './toObservation';

const PATHS: Record<WatchedKind, { base: string; query?: string }> = {
  canaries: { base: '/apis/flagger.app/v1beta1' },
  events: { base: '/api/v1', query: 'involvedObject.kind=Canary' },
  deployments: { base: '/apis/apps/v1' },
  daemonsets: { base: '/apis/apps/v1' },
  httproutes: { base: '/apis/gateway.networking.k8s.io/v1' },
};

/** Where a kind is listed and watched, in all namespaces or in one. */
export function pathOf(kind: WatchedKind, namespace: string | null): string {
  const { base, query } = PATHS[kind];
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const selector = query ? `?fieldSelector=${encodeURIComponent(query)}` : '';
  return `${base}${scope}/${kind}${selector}`;
}
