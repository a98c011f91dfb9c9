import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';

/** What a row says, before its place in the chain is known. */
export type AuditContent = Omit<AuditRow, 'prev' | 'hash'>;

/** What is to be written down; number and time come with the append. */
export type AuditDraft = Omit<AuditContent, 'seq' | 'at'>;

const nothing: Omit<AuditDraft, 'kind' | 'outcome' | 'event'> = {
  verb: null,
  user: null,
  identity: null,
  rollout: null,
  release: null,
  entity: null,
  owner: null,
  reason: null,
  from: null,
  actionId: null,
  plan: null,
  write: null,
  response: null,
  receipt: null,
  outside: null,
  cut: null,
};

/** A draft in which everything that is not given is said to be absent. */
export function aDraft(
  said: Pick<AuditDraft, 'kind' | 'outcome' | 'event'> & Partial<AuditDraft>,
): AuditDraft {
  return { ...nothing, ...said };
}
