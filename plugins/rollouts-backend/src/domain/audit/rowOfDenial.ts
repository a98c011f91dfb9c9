import { AuditDraft, aDraft } from './draft';

/** Who was denied what, where nothing but the request itself tells. */
export interface Denial {
  /** Full ref of the person; null: a service. */
  user: string | null;
  /** How Backstage knows the caller. */
  subject: string;
  /** Method, route and what was asked for, in one line. */
  asked: string;
  /** Why, as the caller was told. */
  why: string;
}

/** That somebody was denied who asked for no rollout that could be looked up for them. */
export function rowOfDenial(
  { user, subject, asked, why }: Denial,
  from: AuditDraft['from'],
): AuditDraft {
  const who = user === null ? ` by the service ${subject}` : '';
  return aDraft({
    kind: 'denied',
    outcome: 'denied',
    event: 'not-permitted',
    user,
    response: `not-permitted: ${asked}${who}: ${why}`,
    from,
  });
}
