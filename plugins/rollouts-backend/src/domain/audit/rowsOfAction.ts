import { wasThere } from '../actions/alreadyThere';
import type { ActionRecord } from '../actions/record';
import { AuditDraft, aDraft } from './draft';

/** What a request brought along that its record does not keep. */
export interface Asked {
  from: AuditDraft['from'];
  plan: AuditDraft['plan'];
}

/** Of the rollout, as it is when a row is written. */
export interface About {
  entity: string | null;
  owner: string | null;
  /** How the cluster knows this portal. */
  identity: string | null;
}

type Value = NonNullable<AuditDraft['write']>['value'];

/** Steps that say what became of a write to the cluster. */
const OF_WRITES = [
  'attempted',
  'written',
  'written-again',
  'write-refused',
  'write-failed',
  'restored',
  'restore-failed',
];

/** The first row of an action: who asks for what, with what is planned; or that it was denied. */
export function rowOfRequest(
  record: ActionRecord,
  { from, plan }: Asked,
  about: About,
): AuditDraft {
  const isDenied = record.state === 'denied';
  return {
    ...ofRecord(record, about),
    kind: isDenied ? 'denied' : 'action',
    event: isDenied ? record.refusal?.code ?? 'not-permitted' : 'stored',
    response: refusalOf(record),
    from,
    plan,
    write: writeOf(record),
  };
}

/** That a person with the right was told no, and why; there is no action. */
export function rowOfRefusal(
  record: ActionRecord,
  why: string,
  from: AuditDraft['from'],
  about: Pick<About, 'entity' | 'owner'>,
): AuditDraft {
  return {
    ...ofRecord(record, { ...about, identity: null }),
    kind: 'refused',
    outcome: 'refused',
    event: 'conflict',
    actionId: null,
    response: why,
    from,
  };
}

/** What a record tells that it did not tell before: a row for each step, and one for an attempt. */
export function rowsOfChange(
  before: ActionRecord,
  after: ActionRecord,
  about: About,
): AuditDraft[] {
  const steps: Told[] = after.steps
    .slice(before.steps.length)
    .map(({ code, text, resourceVersion }) => ({
      event: code,
      response: text ?? refusalOf(after),
      resourceVersion,
    }));
  const isAttempt = after.attempted && !before.attempted && steps.length === 0;
  const told = isAttempt ? [{ event: 'attempted', response: null }] : steps;
  const silent: Told[] =
    told.length === 0 && after.state !== before.state
      ? [{ event: after.state, response: refusalOf(after) }]
      : [];
  return [...told, ...silent].map(said => ({
    ...ofRecord(after, about),
    event: said.event,
    response: said.response,
    identity: isSent(said, after) ? about.identity : null,
    write: writeIn(said, after),
    receipt: said.event === 'effective' ? after.receipt : null,
  }));
}

/** What a row tells. */
interface Told extends Pick<AuditDraft, 'event' | 'response'> {
  /** Of the API server's answer; absent: it was not asked, or its answer is not known. */
  resourceVersion?: string | null;
}

/** Whether something was sent to the cluster, or may have been. */
function isSent(
  { event, resourceVersion }: Told,
  record: ActionRecord,
): boolean {
  if (event === 'restored') return resourceVersion !== undefined;
  const wasAsked = event === 'written' && wasThere(record);
  return OF_WRITES.includes(event) && !wasAsked;
}

/** What was written, or was to be; of what is taken back, the value that was there at first. */
function writeIn(told: Told, record: ActionRecord): AuditDraft['write'] {
  const { event, resourceVersion } = told;
  if (!OF_WRITES.includes(event)) return null;
  if (event === 'restored' && !isSent(told, record)) return null;
  const write = writeOf(record);
  if (!write) return null;
  const isBack = event === 'restored' || event === 'restore-failed';
  return {
    ...write,
    ...(isBack && { value: write.before, before: write.value }),
    ...(resourceVersion && { resourceVersion }),
  };
}

function ofRecord(record: ActionRecord, { entity, owner }: About): AuditDraft {
  const { cluster, namespace, name, releaseId, releaseNumber } = record;
  return aDraft({
    kind: 'action',
    verb: record.verb,
    outcome: record.state,
    event: record.state,
    user: record.by,
    rollout: { cluster, namespace, name },
    release:
      releaseId === null ? null : { id: releaseId, number: releaseNumber },
    entity,
    owner,
    reason: record.reason,
    actionId: record.id,
  });
}

function writeOf({ write, before }: ActionRecord): AuditDraft['write'] {
  if (!write) return null;
  const { field, value } = write;
  // Images are written over those that the plan names, and over no others.
  const was = 'from' in write ? write.from : before?.value ?? null;
  return { field, value: value as Value, before: was as Value };
}

function refusalOf({ refusal }: ActionRecord): string | null {
  if (!refusal) return null;
  const values = Object.values(refusal.params).filter(value => value !== null);
  return [refusal.code, ...values].join(': ');
}
