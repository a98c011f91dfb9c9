import type { MissingRight } from '../model/action/missingRight';

/** That the portal's service account may not patch the status of Canaries of the shop. @public */
export function aMissingRight(
  changes: Partial<MissingRight> = {},
): MissingRight {
  return structuredClone({
    account: 'system:serviceaccount:portal:rollouts',
    verb: 'patch',
    resource: 'canaries/status',
    apiGroup: 'flagger.app',
    namespace: 'shop',
    grant: {
      resources: ['canaries', 'canaries/status'],
      verbs: ['get', 'patch'],
    },
    ...changes,
  });
}
