import { listRecordings, loadRecording } from '@rollouts/recordings';
import { linesOf } from './lines';

/** What Flagger's status was when this scenario was recorded; null: it never was. */
export function recordedLines(scenario: string): string[] | null {
  if (!listRecordings().includes(scenario)) return null;
  const changes = loadRecording(scenario).flatMap(record =>
    record.source === 'canaries' ? [record] : [],
  );
  return linesOf(changes);
}
