import type { TimelineDetails } from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import { entry } from '../history/entry';
import { gateEntries } from './gateEntries';
import type { Spoken } from './spoken';

/** The timeline entries that words alone prove; the first time that they were said counts. */
export function saidEntries(spoken: Spoken[]): TimelineFact[] {
  const entries = new Map<string, TimelineFact>();
  for (const words of spoken) {
    const details = detailsOf(words);
    if (details) {
      const fact = entry(details, words.at, ...words.feeds);
      if (!entries.has(fact.dedupeKey)) entries.set(fact.dedupeKey, fact);
    }
  }
  return [...entries.values(), ...gateEntries(spoken)];
}

function detailsOf({
  meaning,
  severity,
  message,
}: Spoken): TimelineDetails | null {
  switch (meaning.kind) {
    case 'weight':
    case 'primary-weight':
      return { kind: meaning.kind, value: meaning.value };
    case 'iteration':
      return { kind: 'iteration', value: meaning.value, of: meaning.of };
    case 'route-all-to-canary':
      return { kind: 'weight', value: 100 };
    case 'copied':
      return { kind: 'promoted' };
    case 'rollback-asked':
      return { kind: 'gate-passed', gate: 'rollback', name: meaning.hook };
    case 'canary-not-ready':
    case 'primary-not-ready':
    case 'other':
      return { kind: 'message', severity, text: message };
    default:
      // Gates have a file of their own. Failed checks, causes and routine words only enrich what the status proves.
      return null;
  }
}
