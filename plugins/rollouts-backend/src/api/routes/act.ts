import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  type ActionPlan,
  rolloutReadPermission,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { planAction } from '../../domain/actions/plan';
import { askingIn, replaced } from '../../domain/gates/decided/agree';
import type { StoredRollout } from '../../store/RolloutStore';
import { markTold } from '../auditDenials';
import type { ReadAccess } from '../createReadAccess';
import { join } from '../deciding/join';
import { keepDenial } from '../deciding/keepDenial';
import { Asker, keepRefusal } from '../deciding/keepRefusal';
import { newRecord, withPlan } from '../deciding/newRecord';
import { permissionOf } from '../deciding/permissionOf';
import { toAction } from '../deciding/toAction';
import { userOf } from '../deciding/userOf';
import { findRollout } from '../findRollout';
import type { Handler, HandlerInput, RouteContext } from '../handler';
import { HiddenError } from '../HiddenError';
import { RefusedError } from '../RefusedError';

export const act: Handler<'act'> = async (asked, access, context, request) => {
  const { deciding } = context;
  const event = await deciding.auditor.createEvent({
    eventId: 'rollout-decide',
    severityLevel: 'high',
    request,
    meta: {
      queryType: asked.verb,
      rollout: stringifyRolloutRef(asked),
      release: asked.releaseId,
      reason: asked.reason,
    },
  });
  try {
    const by = personOf(access.credentials);
    const from = context.auditing.whence(request);
    const found = await findReadable(asked, { by, from }, access, context);
    await deciding.reread(found);
    const rollout = await findRollout(context.store, asked, access);
    const action = await decide(
      asked,
      { by, from },
      rollout,
      access,
      context,
    ).catch(keepRefusal(asked, { by, from }, rollout, context));
    await event.success({ meta: { action: action.id, state: action.state } });
    return { now: context.now(), action: toAction(action) };
  } catch (error) {
    await event.fail({ error: error as Error });
    markTold(error);
    throw error;
  }
};

/** Who may not read a rollout is told that there is none; the attempt is kept where there is one. */
async function findReadable(
  asked: HandlerInput<'act'>,
  { by, from }: Asker,
  access: ReadAccess,
  { store, now }: RouteContext,
): Promise<StoredRollout> {
  try {
    return await findRollout(store, asked, access);
  } catch (error) {
    if (error instanceof HiddenError) {
      const record = newRecord(error.rollout(), asked, by, now());
      await keepDenial(record, rolloutReadPermission.name, from, store);
    }
    throw error;
  }
}

async function decide(
  asked: HandlerInput<'act'>,
  { by, from }: Asker,
  rollout: StoredRollout,
  access: ReadAccess,
  { store, deciding, hint, now: clock }: RouteContext,
) {
  const now = clock();
  const { verb, idempotencyKey } = asked;
  const record = newRecord(rollout, asked, by, now);
  if (!(await deciding.mayAct(access.credentials, verb, rollout))) {
    const permission = permissionOf[verb].name;
    await keepDenial(record, permission, from, store);
    hint(rollout.id);
    throw new NotAllowedError(
      `This needs the permission ${permission} on ${rollout.ref}`,
    );
  }
  const earlier = await store.findClick(rollout.id, by, idempotencyKey);
  if (earlier && earlier.verb !== verb) {
    throw new RefusedError(
      { code: 'key-reused', params: { verb: earlier.verb } },
      'This idempotencyKey belongs to another request of yours; take a new one',
    );
  }
  if (earlier) return earlier;
  refuseOtherState(asked, rollout);
  const planned = planAction(verb, await deciding.view(rollout, access, now));
  if (planned.refusal) throw new RefusedError(planned.refusal);
  requireTyped(asked, planned.plan);
  requireSame(asked, planned.plan);
  const wished = withPlan(
    record,
    planned,
    deciding.house.rulesOf(rollout).approvalMs,
  );
  const asking = askingIn(rollout.state, wished);
  const agreed = await join(wished, asking, from, store);
  if (agreed) {
    hint(rollout.id);
    return agreed;
  }
  const { kind, action } = await store.addAction(
    wished,
    { from, plan: planned.plan },
    open => replaced(open, asking, now),
  );
  if (kind === 'busy') {
    const { verb: first, by: whom } = action;
    throw new RefusedError(
      { code: 'action-in-progress', params: { verb: first, by: whom } },
      `${whom} asked for ${first} before; that is under way`,
    );
  }
  hint(rollout.id);
  return action;
}

/** Whoever decided saw a release in a phase. If either is another one by now, they did not decide about it. */
function refuseOtherState(
  { releaseId, phase }: HandlerInput<'act'>,
  { release, state }: StoredRollout,
): void {
  const present = state.canary?.status?.phase ?? 'none';
  if (release?.id === releaseId && present === phase) return;
  const number = release?.number ?? null;
  throw new RefusedError(
    { code: 'stale-view', params: { number, phase: present } },
    `It changed meanwhile: release #${
      number ?? 'none'
    } is in phase ${present} now`,
  );
}

/**
 * In the same release and phase it can be done in another way by now, which another consequence was shown
 * for; and while it waits to begin, another version can come.
 */
function requireSame(
  { about, lever }: HandlerInput<'act'>,
  plan: Pick<ActionPlan, 'about' | 'lever' | 'version'>,
): void {
  if (plan.lever !== lever) {
    throw new RefusedError(
      { code: 'stale-view', params: { lever: plan.lever } },
      `It changed meanwhile: it would be done by "${plan.lever}" now, and not by "${lever}" as you saw`,
    );
  }
  if (plan.about === null || plan.about === about) return;
  throw new RefusedError(
    { code: 'stale-view', params: {} },
    `It changed meanwhile: what waits now is ${plan.version?.join(', ')}`,
  );
}

/** What was typed proves that the person knows which one it is about. */
function requireTyped(
  { typed }: HandlerInput<'act'>,
  plan: Pick<ActionPlan, 'typed'>,
): void {
  if (plan.typed === null || plan.typed === typed) return;
  throw new InputError(
    `typed: this needs the name of the Canary, "${plan.typed}", typed by whoever asks`,
  );
}

/** Only persons decide: a token of a service proves nobody. */
function personOf(credentials: BackstageCredentials): string {
  const person = userOf(credentials);
  if (person) return person;
  throw new NotAllowedError('Only a signed-in person may do this');
}
