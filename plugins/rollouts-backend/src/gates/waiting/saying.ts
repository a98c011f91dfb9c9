import { parseEntityRef } from '@backstage/catalog-model';
import { say } from '../../domain/gates/policy/say';
import type { Hold } from './findHold';

const NOTHING = 'Nothing holds it here: it waits for Flagger to ask.';

/**
 * What a gate waits for and what to do about it, in whole sentences.
 *
 * @param hold - null: another server answers it alone
 */
export function saying(hold: Hold | null): string {
  if (!hold) {
    return 'Nothing moves until the other server that it asks agrees: that cannot be answered here.';
  }
  const { foreign } = hold;
  if (foreign === null) return own(hold) ?? NOTHING;
  const theirs = `Another server must agree as well (hook “${foreign}”), and that cannot be answered here.`;
  return [own(hold), theirs].filter(Boolean).join(' ');
}

/** What this portal itself says no for; null: it does not. */
function own({ no, objections }: Hold): string | null {
  if (no?.verb === 'pause') {
    return `${nameOf(no.by)} paused it: “${
      no.reason
    }”. Nothing moves until somebody resumes it.`;
  }
  if (no) {
    return `${nameOf(no.by)} rejected it: “${
      no.reason
    }”. Nothing moves until another version comes, or somebody says yes to this one.`;
  }
  const [first] = objections;
  if (!first) return null;
  return first.code === 'nobody-agreed'
    ? 'Nothing moves until somebody decides.'
    : `Nothing moves yet: ${say(objections)}.`;
}

/** People know each other by name. */
function nameOf(ref: string): string {
  return parseEntityRef(ref).name;
}
