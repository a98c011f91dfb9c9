import { randomUUID } from 'node:crypto';
import { codeOf } from '../../portal/codeOf';
import { PortalError, Verb, Wish } from '../../portal/PortalClient';
import type { Scene } from '../../scenarios/Deed';

/** A wish as the person has it who looks at the page now. */
export async function wishNow(
  { portal, address }: Pick<Scene, 'portal' | 'address'>,
  verb: Verb,
  phase: string,
): Promise<Wish> {
  const rollout = await portal.rollout(address);
  const { offers } = await portal.offers(address);
  const plan = offers.find(offer => offer.verb === verb)?.plan;
  return {
    verb,
    // Without a release there is none to name.
    releaseId: rollout?.release?.id ?? 'none',
    phase,
    // A request says in which way, also one for what is not offered.
    lever: plan?.lever ?? 'gate',
    reason: 'the suite goes through all cells',
    about: plan?.about ?? undefined,
    typed: address.name,
    idempotencyKey: randomUUID(),
  };
}

/**
 * Asks for what is refused, which must be refused for the same reason.
 *
 * @param seen a wish of a person who looked at the same page
 * @param told as it was offered: `code`, or `code → instead`
 * @returns what was not as it must be, in words
 */
export async function knock(
  scene: Pick<Scene, 'portal' | 'address'>,
  seen: Wish,
  verb: Verb,
  told: string,
): Promise<string[]> {
  const [code] = told.split(' ');
  const wish = { ...seen, verb, idempotencyKey: randomUUID() };
  try {
    const { id } = await scene.portal.act(scene.address, wish);
    return [`it was done all the same, as action ${id}`];
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    // Without a release nothing was seen that could be decided about.
    const due = wish.releaseId === 'none' ? 'stale-view' : code;
    return error.status === 409 && codeOf(error) === due
      ? []
      : [`asked for, it answered ${error.status} ${error.message}`];
  }
}
