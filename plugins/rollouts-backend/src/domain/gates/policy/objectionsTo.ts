import type { GateKind } from '@rollouts/backstage-plugin-rollouts-common';
import { START_GATE } from '../decided/decidedTarget';
import { frozenUntil } from './frozenUntil';
import type { Staged } from './stagedBefore';
import type { GateRules, Objection } from './types';

/** What the rules of the house look at. */
export interface PolicyView {
  kind: GateKind;
  rules: GateRules;
  /** Full ref of who made the change; null: not known. */
  author: string | null;
  /** Persons who said yes to this gate of this release; null: a gate that needs nobody's yes. */
  agreed: string[] | null;
  /** Of a start, where a version is to succeed elsewhere first; else null. */
  staged: Staged | null;
  now: number;
}

/**
 * Why a gate may not say yes now by the rules of the house; empty: it may. Asked by the answer to
 * Flagger, by plans and by the tab, so that all three say the same. The way back is never held.
 */
export function objectionsTo(view: PolicyView): Objection[] {
  if (view.kind === 'rollback') return [];
  return [...frozen(view), ...(unproven(view) ?? disagreed(view))];
}

/** What succeeded elsewhere needs nobody's yes; what did not still needs it. Null: persons decide. */
function unproven({ kind, staged, agreed }: PolicyView): Objection[] | null {
  if (kind !== START_GATE || !staged) return null;
  if (staged.passed) return [];
  return agreed?.length ? null : [staged.objection];
}

function frozen({ rules, now }: PolicyView): Objection[] {
  const freeze = frozenUntil(rules.freezes, now);
  if (!freeze) return [];
  const { window, until } = freeze;
  return [{ code: 'frozen', params: { window }, until }];
}

function disagreed({ rules, author, agreed }: PolicyView): Objection[] {
  if (agreed === null) return [];
  const persons = new Set(agreed);
  const missing = (needed: number, code: Objection['code']): Objection[] =>
    persons.size >= needed
      ? []
      : [{ code, params: { agreed: persons.size, needed }, until: null }];
  switch (rules.agreement) {
    case 'one':
      return missing(1, 'nobody-agreed');
    case 'two':
      return missing(2, 'needs-two');
    default:
      if (author === null) return missing(2, 'author-unknown');
      return persons.has(author)
        ? missing(2, 'author-alone')
        : missing(1, 'nobody-agreed');
  }
}
