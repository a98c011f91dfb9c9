import { parseEntityRef } from '@backstage/catalog-model';
import { say } from '../../domain/gates/policy/say';
import type { Hold } from './findHold';

/**
 * What a gate waits for and what to do about it, in whole sentences.
 *
 * @param hold - null: another server answers it alone
 */
export function saying(hold: Hold | null): string {
  if (!hold) {
    return 'Nothing moves until the other server that it asks agrees: that cannot be answered here.';
  }
  const { no, objections, foreign } = hold;
  if (no?.verb === 'pause') {
    return `${nameOf(no.by)} paused it: “${
      no.reason
    }”. Nothing moves until somebody resumes it.`;
  }
  if (foreign !== null) return beside(foreign, objections);
  if (no) {
    return `${nameOf(no.by)} rejected it: “${
      no.reason
    }”. Nothing moves until another version comes, or somebody says yes to this one.`;
  }
  const [first] = objections;
  if (!first) return 'Nothing holds it here: it waits for Flagger to ask.';
  return first.code === 'nobody-agreed'
    ? 'Nothing moves until somebody decides.'
    : `Nothing moves yet: ${say(objections)}.`;
}

/** Flagger needs a yes of each server, so a yes here alone is refused. */
function beside(foreign: string, objections: Hold['objections']): string {
  const needsYes = objections.some(({ code }) => code !== 'frozen');
  const must = `Another server must agree as well (hook “${foreign}”), and that cannot be answered here.`;
  return needsYes
    ? `${must} A yes of this portal alone is not taken: take one of the two hooks out of the Canary.`
    : must;
}

/** People know each other by name. */
function nameOf(ref: string): string {
  return parseEntityRef(ref).name;
}
