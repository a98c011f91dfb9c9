import type { Canary } from '../canary';

/** What Flagger makes belongs to the Canary. */
export function ownerOf(canary: Canary) {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    name: canary.metadata.name,
    uid: canary.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}
