/** Keys of everything that is cached, in one place so that a hint finds what it must refresh. */
export const keys = {
  all: ['rollouts'] as const,
  entities: ['rollouts', 'entity'] as const,
  entity: (entityRef: string) => [...keys.entities, entityRef] as const,
  releases: (rolloutRef: string) =>
    ['rollouts', 'releases', rolloutRef] as const,
  release: (id: string) => ['rollouts', 'release', id] as const,
  releaseDetails: ['rollouts', 'release'] as const,
};
