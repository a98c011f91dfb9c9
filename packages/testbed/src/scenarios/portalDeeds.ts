import { randomUUID } from 'node:crypto';
import type { Verb } from '../portal/PortalClient';
import { deed, Scene } from './Deed';

/** Waits for the portal's explanation of where the release is. */
export const untilExplained = (code: string) =>
  deed(`until the portal says ${code}`, scene =>
    scene.meanwhile(`the portal says ${code}`, async () => {
      const rollout = await scene.portal.rollout(scene.address);
      return rollout?.explanation.code === code;
    }),
  );

/** What was asked for last in each scene. */
const wishes = new WeakMap<Scene, { id: string; releaseId: string }>();

/** Asks the portal for an action, as the person who looks at the page does. */
export const request = (verb: Verb, lever: string) =>
  deed(`ask the portal to ${verb} by ${lever}`, async scene => {
    const { portal, address } = scene;
    let about: string | undefined;
    await scene.meanwhile(`${verb} offered by ${lever}`, async () => {
      const { offers } = await portal.offers(address);
      const plan = offers.find(known => known.verb === verb)?.plan;
      about = plan?.about ?? undefined;
      return plan?.lever === lever;
    });
    const rollout = await portal.rollout(address);
    const releaseId = rollout?.release?.id ?? '';
    const { id } = await portal.act(address, {
      verb,
      releaseId,
      phase: rollout?.phase ?? '',
      lever,
      reason: 'the suite wants to see it',
      about,
      typed: address.name,
      idempotencyKey: randomUUID(),
    });
    wishes.set(scene, { id, releaseId });
  });

/** The same, and waits until the portal has done its part. */
export const ask = (verb: Verb, lever: string) => {
  const asked = request(verb, lever);
  return deed(asked.words, async scene => {
    await asked.run(scene);
    await scene.meanwhile(`${verb} accepted`, async () => {
      const action = await wished(scene);
      return isIn(['accepted', 'effective'], action.state);
    });
  });
};

/** Waits until what the last action changed for a while is restored, or nothing was. */
export const untilRestored = deed('until the portal restored it', scene =>
  scene.meanwhile('the change taken back', async () => {
    const action = await wished(scene);
    return isIn(['none', 'done'], action.restore);
  }),
);

/** Waits until the last action is in a state. */
export const untilAction = (state: string) =>
  deed(`until the action is ${state}`, scene =>
    scene.meanwhile(`the action ${state}`, async () => {
      const action = await wished(scene);
      return action.state === state;
    }),
  );

/** The portal must not offer an action, for this reason. */
export const refuses = (verb: Verb, code: string) =>
  deed(`the portal refuses to ${verb}: ${code}`, scene =>
    scene.meanwhile(`${verb} refused for ${code}`, async () => {
      const { offers } = await scene.portal.offers(scene.address);
      const offer = offers.find(known => known.verb === verb);
      return offer?.refusal?.code === code;
    }),
  );

async function wished(scene: Scene) {
  const wish = wishes.get(scene);
  const actions = await scene.portal.actions(wish?.releaseId ?? '');
  const found = actions.find(({ id }) => id === wish?.id);
  if (!found) throw new Error('the portal does not know the action any more');
  return found;
}

function isIn(states: string[], state: string): boolean {
  return states.includes(state);
}
