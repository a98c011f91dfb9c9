import type { KubeObject } from '../../../kube/KubeObject';
import { deed, Scene } from '../../../scenarios/Deed';
import { TARGET } from '../../../scenarios/manifests';
import type { Circumstances } from '../../visit/act';
import { plain } from '../steps';
import type { Step } from '../Tour';
import { untilShown } from '../untilShown';

const PRIMARY = `${TARGET}-primary`;
/** Longer than any tour: until then Flagger takes what is not ready for what is not ready yet. */
const PATIENT_S = 600;
/** Until then Kubernetes takes a rollout for one that goes on. */
const HASTY_S = 10;
/** How often the primary is looked at. */
const LOOKS = { everyMs: 1_000, most: 45 };

/** Somebody edits the primary so that no node takes its new pods; the old ones stay beside them. */
const breaks = (deadline: number) => async (scene: Scene) => {
  await patchPrimary(scene, { nowhere: 'x' }, deadline);
  await untilReady(scene, false);
};

const mends = async (scene: Scene) => {
  await patchPrimary(scene, { nowhere: null }, PATIENT_S);
  await untilReady(scene, true);
};

/** For as long as a tour wants. */
export const breakPrimary: Step = plain(
  deed('no node takes the primary', breaks(PATIENT_S)),
);

/** Until the deadline, after which Flagger gives up. */
export const losePrimary: Step = plain(
  deed('no node takes the primary, which has no time', breaks(HASTY_S)),
);

export const mendPrimary: Step = plain(
  deed('the primary is ready again', mends),
);

/** Flagger does nothing before the primary is ready, so it is mended once somebody has asked. */
export const mending: Circumstances = {
  meanwhile: ({ play }) => mends(play),
};

/** Until the pods of the primary are those of its template, and serve. */
export const untilPrimaryReady: Step = plain(
  deed('until the primary is ready', scene => untilReady(scene, true)),
);

function patchPrimary(
  { kube, stage }: Scene,
  nodeSelector: object,
  progressDeadlineSeconds: number,
): Promise<unknown> {
  const template = { spec: { nodeSelector } };
  const patch = { spec: { progressDeadlineSeconds, template } };
  const options = { type: 'strategic' } as const;
  return kube.patch('deployments', stage.namespace, PRIMARY, patch, options);
}

async function untilReady(scene: Scene, wanted: boolean): Promise<void> {
  const { kube, stage } = scene;
  const words = `the primary never was ${wanted ? 'ready' : 'broken'}`;
  await untilShown(scene, words, LOOKS, async () => {
    const found = await kube.get('deployments', stage.namespace, PRIMARY);
    return found !== null && isReady(found) === wanted;
  });
}

interface Counts {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
}

/** Null is not yet: Kubernetes has not looked at the template. */
function isReady({ metadata, spec, status }: KubeObject): boolean | null {
  const { generation } = metadata as { generation?: number };
  const { replicas: wanted } = spec as { replicas: number };
  const counts = (status ?? {}) as Counts;
  if (counts.observedGeneration !== generation) return null;
  const { replicas, updatedReplicas, availableReplicas } = counts;
  return [replicas, updatedReplicas, availableReplicas].every(
    count => (count ?? 0) === wanted,
  );
}
