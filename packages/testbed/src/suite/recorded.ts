import { listRecordings, loadRecording } from '@rollouts/recordings';
import { linesOf } from './lines';

/** What was recorded, and what the sandbox imitates. */
const VERSION = '1.44.0';

/** Whether this Flagger is the one that recordings and sandbox show. */
export function isRecordedVersion(flagger: string): boolean {
  return flagger.endsWith(VERSION);
}

/** What Flagger's status was when this scenario was recorded; null: it never was. */
export function recordedLines(scenario: string): string[] | null {
  if (!listRecordings().includes(scenario)) return null;
  const changes = loadRecording(scenario).flatMap(record =>
    record.source === 'canaries' ? [record] : [],
  );
  return linesOf(changes);
}
