import { loadRecording } from '@rollouts/recordings';
import type { Change } from '../kube/NamespaceWatch';
import type { KubeObject } from '../kube/KubeObject';

/** What a watch of Canaries told while something was recorded; times in ms since its beginning. */
export function recordedChanges(recording: string): Change[] {
  return loadRecording(recording).flatMap(record =>
    record.source === 'canaries'
      ? [
          {
            plural: 'canaries' as const,
            type: record.type,
            object: record.object as KubeObject,
            readAt: record.t * 1_000,
          },
        ]
      : [],
  );
}
