import { Grounds, isDecision, isProof } from '../gates/grounds';
import type { GatePoll } from '../gates/poll';
import { AuditDraft, aDraft } from './draft';
import type { About } from './rowsOfAction';

/** What a gate says while nobody decided anything about it. */
const BY_ITSELF = { 'confirm-traffic-increase': true } as Partial<
  Record<string, boolean>
>;

/** Whether Flagger is told something else than before about what it asks. */
export function isOtherAnswer(
  before: boolean | undefined,
  { kind, answer }: Pick<GatePoll, 'kind' | 'answer'>,
): boolean {
  return (before ?? BY_ITSELF[kind] ?? false) !== answer;
}

/** That Flagger was told something else, and whose decision that was, what proved it, or why. */
export function rowOfAnswer(
  poll: GatePoll,
  grounds: Grounds | null,
  { rollout, entity, owner }: About & Pick<AuditDraft, 'rollout'>,
): AuditDraft {
  const { releaseId, kind, answer, checksum } = poll;
  const because = grounds && isDecision(grounds) ? grounds : null;
  return aDraft({
    kind: 'gate',
    verb: because?.verb ?? null,
    outcome: answer ? 'answered-yes' : 'answered-no',
    event: kind,
    user: because?.by ?? null,
    rollout,
    release: releaseId === null ? null : { id: releaseId, number: null },
    entity,
    owner,
    reason: grounds && reasonOf(grounds),
    actionId: because?.id ?? null,
    response: `asked about ${checksum}`,
  });
}

function reasonOf(grounds: Grounds): string {
  if (isDecision(grounds)) return grounds.reason;
  return isProof(grounds)
    ? `it succeeded in ${grounds.rollout} (release #${grounds.number})`
    : grounds.why;
}
