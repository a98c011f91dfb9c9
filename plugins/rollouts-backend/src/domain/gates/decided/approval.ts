import { type ActionRecord, isOpen } from '../../actions/record';
import { analysedPhases } from '../../actions/whileRunning';
import { DecidedTarget, isSameTarget, START_GATE } from './decidedTarget';
import { toldYesAt } from './toldYes';

/** Somebody who said yes to a release. */
export interface Agreed {
  /** Full ref of the person. */
  by: string;
  at: number;
  reason: string;
}

/** A yes at a gate that lets a release pass: it waits until all who must agree did, and for Flagger. */
export interface Approval {
  /** It is over then, unless Flagger was told yes. */
  expiresAt: number;
  /** Whoever asked for it first, then the others. */
  agreed: Agreed[];
}

/** Who said yes. */
export function agreedBy({
  approval,
  by,
}: Pick<ActionRecord, 'approval' | 'by'>): string[] {
  return approval ? approval.agreed.map(agreed => agreed.by) : [by];
}

/** What an approval is about. */
export interface ApprovedThing {
  releaseId: string | null;
  /** What would start; looked at only where an approval is about a start. */
  target: DecidedTarget | null;
}

/** Whether an approval is about this release, and about what would start if it is one of a start. */
export function isAbout(
  { releaseId, write }: Pick<ActionRecord, 'releaseId' | 'write'>,
  thing: ApprovedThing,
): boolean {
  const target = write?.field === 'gate' ? write.value.target : undefined;
  return (
    releaseId === thing.releaseId &&
    (target === undefined || isSameTarget(target, thing.target))
  );
}

/** Who would have said yes to it if this person did so now. */
export function agreedWith(
  open: ActionRecord | null,
  thing: ApprovedThing,
  person: string | null,
): string[] {
  const counts = open && isWaitingApproval(open) && isAbout(open, thing);
  const before = counts ? agreedBy(open) : [];
  return person === null ? before : [...before, person];
}

/** Whether it waits for others, for the end of a freeze or for Flagger. Then it can be agreed with. */
export function isWaitingApproval(action: ActionRecord): boolean {
  return (
    action.approval !== undefined &&
    isOpen(action) &&
    toldYesAt(action) === null
  );
}

/**
 * Whether an approval gives way to who wants something else: a day of waiting for a second person may not keep
 * anybody from rolling back. It does until the cluster shows that something came of it: whoever
 * reads a Canary can ask in its name, so that somebody was told yes proves nothing.
 *
 * @param phase - in which the rollout is; null: not known
 */
export function isRevocable(
  action: ActionRecord,
  phase: string | null,
): boolean {
  if (action.approval === undefined || !isOpen(action)) return false;
  return (
    toldYesAt(action) === null || askingPhases(action).includes(phase ?? '')
  );
}

/** Whether Flagger does not ask for this yes any more: it went on, or all is over. */
export function isPastAsking(
  action: ActionRecord,
  phase: string | null,
): boolean {
  return !askingPhases(action).includes(phase ?? '');
}

/** Phases in which Flagger asks for a yes, and nothing has come of it. */
function askingPhases({ write }: ActionRecord): readonly string[] {
  if (write?.field !== 'gate') return [];
  return write.value.kind === START_GATE ? ['Waiting'] : analysedPhases;
}

/** Hooks of another server that must say yes too before anything comes of an approval. */
export function othersOf({ write }: Pick<ActionRecord, 'write'>): string[] {
  return write?.field === 'gate' ? write.value.others ?? [] : [];
}

/**
 * By then Flagger must have come for it, or, once it was told, the effect must be seen. While another
 * server may say no, that Flagger was told here starts no clock.
 */
export function dueOfApproval(
  action: ActionRecord,
  { expiresAt }: Approval,
): number {
  const told = toldYesAt(action);
  if (told === null) return expiresAt;
  const due = told + action.withinMs;
  return othersOf(action).length > 0 ? Math.max(expiresAt, due) : due;
}
