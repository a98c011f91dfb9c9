import { listRecordings } from '@rollouts/recordings';
import { recordedChanges } from '../compare/recordedChanges';
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
  return linesOf(recordedChanges(scenario));
}
