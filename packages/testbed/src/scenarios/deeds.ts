import { pluralOfTarget } from '../kube/KubeObject';
import type { WorkloadTraffic } from '../world/World';
import { deed, Scene } from './Deed';
import { hostOf, imageOf, TARGET } from './manifests';

const plural = ({ canary }: Scene) => {
  const { targetRef } = canary.spec as { targetRef: { kind: string } };
  return pluralOfTarget(targetRef.kind);
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

/** Lets a Service that is the target lead to another version. */
export const leadTo = (tag: string) =>
  deed(`lead to ${tag}`, async ({ kube, stage }) => {
    const patch = { spec: { externalName: hostOf(tag) } };
    await kube.patch('services', stage.namespace, TARGET, patch);
  });

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
    stage.setFrozen('routes', frozen),
  );

/** Flagger does not get past Initializing meanwhile. */
export const freezeServices = (frozen: boolean) =>
  deed(
    frozen ? 'refuse changes of services' : 'allow services again',
    ({ stage }) => stage.setFrozen('services', frozen),
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
