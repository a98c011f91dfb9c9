import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RecordingName, RecordingRecord } from './types';

// Tests read them from the source tree; this package is never bundled.
// eslint-disable-next-line no-restricted-syntax
const FIXTURES = resolve(__dirname, '..', 'fixtures');
const EXTENSION = '.ndjson';

/** Names of all recordings, sorted. */
export function listRecordings(): RecordingName[] {
  return readdirSync(FIXTURES)
    .filter(file => file.endsWith(EXTENSION))
    .map(file => file.slice(0, -EXTENSION.length))
    .sort();
}

/**
 * The records of one recording in the order in which they arrived.
 *
 * @throws Error naming the recordings that exist when there is none of this name.
 */
export function loadRecording(name: RecordingName): RecordingRecord[] {
  const known = listRecordings();
  if (!known.includes(name)) {
    throw new Error(
      `No recording "${name}"; there are: ${known.join(', ') || 'none'}`,
    );
  }
  return readFileSync(join(FIXTURES, `${name}${EXTENSION}`), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as RecordingRecord);
}
