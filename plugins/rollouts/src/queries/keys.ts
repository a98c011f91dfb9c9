/** Keys of everything that is cached, in one place so that a hint finds what it must refresh. */
export const keys = {
  all: ['rollouts'] as const,
  entities: ['rollouts', 'entity'] as const,
  entity: (entityRef: string) => [...keys.entities, entityRef] as const,
  releases: (rolloutRef: string) =>
    ['rollouts', 'releases', rolloutRef] as const,
  release: (id: string) => ['rollouts', 'release', id] as const,
  releaseDetails: ['rollouts', 'release'] as const,
  alerts: (entityRef: string) => ['rollouts', 'alerts', entityRef] as const,
  analysis: (rolloutRef: string) =>
    ['rollouts', 'analysis', rolloutRef] as const,
  releaseAnalysis: (id: string) =>
    ['rollouts', 'release-analysis', id] as const,
  offers: (rolloutRef: string) => ['rollouts', 'offers', rolloutRef] as const,
  releaseActions: (id: string) => ['rollouts', 'release-actions', id] as const,
  audit: (query: object) => ['rollouts', 'audit', query] as const,
  runbook: (entityRef: string, path: string) =>
    ['rollouts', 'runbook', entityRef, path] as const,
};
