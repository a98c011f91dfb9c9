import { PORTAL_NAMESPACE } from '../../../plane/api/portalRole';
import { deed, Scene } from '../../../scenarios/Deed';
import type { Circumstances } from '../../visit/act';
import type { Visit } from '../../visit/Visit';
import { openDoor, plain } from '../steps';
import type { Step } from '../Tour';
import { untilShown } from '../untilShown';

const NAME = 'sees-workloads';
const RBAC = 'rbac.authorization.k8s.io';
/** Until whoever was refused asks again. */
const LOOKS = { everyMs: 1_000, most: 90 };

/** The account of the portal may watch workloads here, and comes by its own way from now on. */
export const letSee: Step[] = [
  plain(deed('the portal may see workloads', grant)),
  openDoor,
];

/** That is taken away: what it was told last is not the present any more. */
export const deafen: Step = {
  words: 'the portal may not see workloads any more',
  async run(visit) {
    const { kube, stage } = visit.play;
    await kube.delete('rolebindings', stage.namespace, NAME);
    await reconnect(visit, 'denied');
  },
};

/** Once somebody has asked, it sees what came of it. */
export const hearing: Circumstances = {
  async meanwhile(visit) {
    await bind(visit.play);
    await reconnect(visit, 'live');
  },
};

/** A watch that runs outlives the right to it. */
async function reconnect(visit: Visit, state: string): Promise<void> {
  const { door, play } = visit;
  await door?.close();
  await door?.open();
  await untilShown(
    play,
    `workloads never were ${state} for the portal`,
    LOOKS,
    async () => {
      const sources = await play.portal.sources();
      const source = sources.find(({ name }) => name === play.address.cluster);
      const feed = source?.feeds.find(({ name }) =>
        name.startsWith('deployments'),
      );
      return source?.state === 'live' && feed?.state === state;
    },
  );
}

async function grant(scene: Scene): Promise<void> {
  const { kube, stage } = scene;
  const { namespace } = stage;
  await kube.create('roles', {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata: { name: NAME, namespace },
    rules: [
      {
        apiGroups: ['apps'],
        resources: ['deployments', 'daemonsets'],
        verbs: ['list', 'watch'],
      },
    ],
  });
  await bind(scene);
}

async function bind({ kube, stage }: Pick<Scene, 'kube' | 'stage'>) {
  const { namespace } = stage;
  await kube.create('rolebindings', {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: NAME, namespace },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: NAME },
    subjects: [
      { kind: 'ServiceAccount', name: 'blind', namespace: PORTAL_NAMESPACE },
    ],
  });
}
