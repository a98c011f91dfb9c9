import type { RecordingRecord } from '@rollouts/recordings';
import { eventLine, routeLine, statusLine } from './history';

/** A recording in the same shape as a sandbox history. */
export function recordedHistory(records: RecordingRecord[]) {
  const of = (source: string) => records.filter(r => r.source === source);
  return {
    statuses: of('canaries').map(r =>
      'object' in r ? statusLine(r.type, r.object.status) : '',
    ),
    events: of('events').map(r => ('object' in r ? eventLine(r.object) : '')),
    routes: of('httproutes').map(r =>
      'object' in r ? routeLine(r.type, r.object.spec) : '',
    ),
    hooks: records.flatMap(r =>
      r.source === 'hook'
        ? [{ hook: r.hook, body: r.body, ok: r.answer <= 202 }]
        : [],
    ),
  };
}

/** A hook call in one line. */
export function hookLine(call: {
  hook: string;
  body: Record<string, unknown>;
  ok: boolean;
}): string {
  const { phase, checksum, metadata } = call.body as {
    phase: string;
    checksum: string;
    metadata?: { eventType?: string; eventMessage?: string };
  };
  const message = metadata
    ? `${metadata.eventType} ${metadata.eventMessage}`
    : call.ok
    ? 'yes'
    : 'no';
  return `${call.hook} ${phase} ${checksum} ${message}`;
}
