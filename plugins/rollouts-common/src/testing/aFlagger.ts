import type { Flagger } from '../model/flagger';
import { BUILDER_NOW } from './aRollout';

/** A Flagger 1.44.0 that runs, told by its process and by its Deployment. @public */
export function aFlagger(changes: Partial<Flagger> = {}): Flagger {
  const read = {
    state: 'read' as const,
    readAt: BUILDER_NOW - 30_000,
    error: null,
  };
  return structuredClone({
    version: '1.44.0',
    from: 'process' as const,
    support: 'known' as const,
    presence: 'running' as const,
    process: {
      ...read,
      found: [{ object: 'flagger-0', version: '1.44.0', ready: null }],
    },
    deployment: {
      ...read,
      found: [
        {
          object: 'Deployment flagger-system/flagger',
          version: '1.44.0',
          ready: true,
        },
      ],
    },
    ...changes,
  });
}
