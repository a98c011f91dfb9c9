import { randomUUID } from 'node:crypto';
import type { WorkloadTraffic } from '../world/World';
import type { Deed, Scene } from './Deed';
import { imageOf, TARGET } from './manifests';

type Run = Deed['run'];
const deed = (words: string, run: Run): Deed => ({ words, run });

const plural = ({ canary }: Scene) => {
  const { targetRef } = canary.spec as { targetRef: { kind: string } };
  return targetRef.kind === 'DaemonSet' ? 'daemonsets' : 'deployments';
};

function patchTemplate(scene: Scene, template: object): Promise<unknown> {
  const { kube, stage } = scene;
  return kube.patch(
    plural(scene),
    stage.namespace,
    TARGET,
    { spec: { template } },
    { type: 'strategic' },
  );
}

/** Puts another version into the target. */
export const ship = (tag: string) =>
  deed(`ship ${tag}`, scene =>
    patchTemplate(scene, {
      spec: { containers: [{ name: 'podinfod', image: imageOf(tag) }] },
    }).then(() => {}),
  );

/** A version whose pods no node takes. */
export const shipUnschedulable = (tag: string) =>
  deed(`ship ${tag} for nodes that do not exist`, scene =>
    patchTemplate(scene, {
      spec: {
        nodeSelector: { nowhere: 'x' },
        containers: [{ name: 'podinfod', image: imageOf(tag) }],
      },
    }).then(() => {}),
  );

/** The same version again, by an annotation of the pods. */
export const annotateTemplate = (value: string) =>
  deed(`annotate the pods with ${value}`, scene =>
    patchTemplate(scene, {
      metadata: { annotations: { 'example.org/retry': value } },
    }).then(() => {}),
  );

/** As `kubectl rollout restart` does to the primary, whose rollout had got stuck. */
export const restartPrimary = deed(
  'restart the rollout of the primary',
  async scene => {
    const annotations = { 'kubectl.kubernetes.io/restartedAt': 'now' };
    await scene.kube.patch(
      plural(scene),
      scene.stage.namespace,
      `${TARGET}-primary`,
      { spec: { template: { metadata: { annotations } } } },
      { type: 'strategic' },
    );
  },
);

/** Changes the ConfigMap that the target reads. */
export const greet = (greeting: string) =>
  deed(`configmap greeting=${greeting}`, async ({ kube, stage }) => {
    const patch = { data: { greeting } };
    await kube.patch('configmaps', stage.namespace, 'podinfo-config', patch);
  });

/** Merge-patches the Canary. */
export const configure = (words: string, spec: object) =>
  deed(words, async ({ kube, stage }) => {
    await kube.patch('canaries', stage.namespace, TARGET, { spec });
  });

/** Merge-patches the Canary's status, as `kubectl edit --subresource` would. */
export const writeStatus = (words: string, status: object) =>
  deed(words, async ({ kube, stage }) => {
    await kube.patch(
      'canaries',
      stage.namespace,
      TARGET,
      { status },
      { subresource: 'status' },
    );
  });

export const open = (kind: string) =>
  deed(`open ${kind}`, async ({ gates, stage }) =>
    gates.set(stage.namespace, kind, true),
  );

export const close = (kind: string) =>
  deed(`close ${kind}`, async ({ gates, stage }) =>
    gates.set(stage.namespace, kind, false),
  );

/** How the target serves from now on. */
export const serve = (words: string, traffic: Partial<WorkloadTraffic>) =>
  deed(words, ({ stage }) => stage.setTraffic(TARGET, traffic));

export const metricsReachable = (reachable: boolean) =>
  deed(`metrics ${reachable ? 'back' : 'unreachable'}`, ({ stage }) =>
    stage.setMetricsReachable(reachable),
  );

export const crowd = (crowded: boolean) =>
  deed(crowded ? 'no room for another pod' : 'room again', ({ stage }) =>
    stage.setCrowded(crowded),
  );

export const freezeRoutes = (frozen: boolean) =>
  deed(frozen ? 'refuse changes of routes' : 'allow them again', ({ stage }) =>
    stage.setRoutesFrozen(frozen),
  );

export const restartFlagger = deed('restart Flagger', ({ stage }) =>
  stage.restartFlagger(),
);

export const deleteCanary = deed('delete the Canary', async scene => {
  const { kube, stage } = scene;
  await kube.delete('canaries', stage.namespace, TARGET);
});

/** The same Canary anew, with another uid. */
export const createCanary = deed('create the Canary', async scene => {
  await scene.kube.create('canaries', scene.canary);
});

export const pass = (seconds: number) =>
  deed(`${seconds} s pass`, scene => scene.pass(seconds * 1_000));

/** Waits for one of the phases. */
export const untilPhase = (...phases: string[]) =>
  deed(`until ${phases.join(' or ')}`, scene =>
    scene.until(phases.join(' or '), ({ phase }) => phases.includes(phase)),
  );

/** Waits for the weight in the status. */
export const untilWeight = (value: number) =>
  deed(`until weight ${value}`, scene =>
    scene.until(`weight ${value}`, ({ weight }) => weight === value),
  );

/** Waits until a newer revision sent the running release back to the start. */
export const untilRestarted = deed('until it begins anew', scene =>
  scene.until(
    'the start again',
    ({ phase, weight }) => phase === 'Progressing' && weight === 0,
  ),
);

export const untilFailedChecks = (value: number) =>
  deed(`until ${value} failed checks`, scene =>
    scene.until(
      `${value} failed checks`,
      ({ failedChecks }) => failedChecks >= value,
    ),
  );

/** Waits until Flagger has asked a gate of the suite so often, from now on. */
export const untilAsked = (kind: string, times: number) =>
  deed(`until ${kind} was asked ${times} times`, async scene => {
    const count = () => scene.asked().filter(a => a.kind === kind).length;
    const before = count();
    await scene.until(
      `${kind} asked ${times} times`,
      () => count() >= before + times,
    );
  });

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

/**
 * Asks the portal for an action, as the person who looks at the page does, and waits until the portal
 * has done its part.
 */
export const ask = (verb: 'promote' | 'rollback', lever: string) =>
  deed(`ask the portal to ${verb} by ${lever}`, async scene => {
    const { portal, address } = scene;
    await scene.meanwhile(`${verb} offered by ${lever}`, async () => {
      const { offers } = await portal.offers(address);
      const offer = offers.find(known => known.verb === verb);
      return offer?.plan?.lever === lever;
    });
    const rollout = await portal.rollout(address);
    const releaseId = rollout?.release?.id ?? '';
    const { id } = await portal.act(address, {
      verb,
      releaseId,
      phase: rollout?.phase ?? '',
      reason: 'the suite wants to see it',
      idempotencyKey: randomUUID(),
    });
    wishes.set(scene, { id, releaseId });
    await scene.meanwhile(`${verb} accepted`, async () => {
      const action = await wished(scene);
      return isIn(['accepted', 'effective'], action.state);
    });
  });

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
export const refuses = (verb: 'promote' | 'rollback', code: string) =>
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
