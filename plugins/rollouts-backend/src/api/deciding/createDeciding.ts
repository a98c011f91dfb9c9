import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { noticesOf } from '../../domain/actions/noticesOf';
import type { ActionView } from '../../domain/actions/types';
import { agreedWith } from '../../domain/gates/approval';
import { ownGates } from '../../domain/gates/ownGates';
import { authorOf } from '../../domain/gates/policy/authorOf';
import { objectionsTo } from '../../domain/gates/policy/objectionsTo';
import type { EntityMapper } from '../../mapping/EntityMapper';
import type { House } from '../../gates/createHouse';
import { findHold } from '../../gates/findHold';
import type { Store, StoredRollout } from '../../store/Store';
import type { ReadAccess } from '../createReadAccess';
import { heardUntil } from '../heardUntil';
import type { ReadSources } from '../readSources';
import { permissionOf } from './permissionOf';
import { userOf } from './userOf';

/** What routes that decide need beside what all routes have. */
export interface Deciding {
  auditor: AuditorService;
  /** Asks the permission framework about this very rollout. */
  mayAct(
    credentials: BackstageCredentials,
    verb: Verb,
    rollout: StoredRollout,
  ): Promise<boolean>;
  /** Reads from the catalog again who owns it. */
  reread(rollout: StoredRollout): Promise<void>;
  /** What a plan is made from. */
  view(
    rollout: StoredRollout,
    access: ReadAccess,
    now: number,
  ): Promise<ActionView>;
  /** The rules of the house for gates. */
  house: House;
}

export function createDeciding(options: {
  auditor: AuditorService;
  permissions: PermissionsService;
  mapper: Pick<EntityMapper, 'reread'>;
  readSources: ReadSources;
  store: Pick<Store, 'listPolls' | 'listActions' | 'findOpenAction'>;
  /** Base URLs under which hooks reach this portal. */
  gateUrls: string[];
  /** Names of the clusters in which actions are switched on. */
  actionClusters: string[];
  /** Names of those that are marked as production. */
  productionClusters: string[];
  house: House;
}): Deciding {
  const { auditor, permissions, mapper, readSources, actionClusters } = options;
  const { productionClusters } = options;
  const { store, house, gateUrls: portals } = options;
  return {
    auditor,
    house,
    async mayAct(credentials, verb, { ref }) {
      const [decision] = await permissions.authorize(
        [{ permission: permissionOf[verb], resourceRef: ref }],
        { credentials },
      );
      return decision.result === AuthorizeResult.ALLOW;
    },
    reread: rollout => mapper.reread(rollout),
    async view(rollout, access, now) {
      const { id, cluster, namespace, name, state, release, mappings } =
        rollout;
      const source = (await readSources(access, now)).find(
        ({ kind, name: read }) => kind === 'cluster' && read === cluster,
      );
      const spec = state.canary?.spec;
      const releaseId = release?.id ?? null;
      const openReleaseId = release?.closedAt === null ? releaseId : null;
      const knownAt = source?.lastSuccessAt ?? state.observedAt;
      return {
        namespace,
        name,
        state,
        actions: actionClusters.includes(cluster),
        production: productionClusters.includes(cluster),
        flaggerVersion: source?.flagger?.version ?? null,
        staleMs: source?.state === 'live' ? null : Math.max(0, now - knownAt),
        gates: spec
          ? ownGates(spec, {
              cluster,
              portals,
              polls: await store.listPolls(id),
              releaseId,
              now,
            })
          : [],
        held: (await findHold(store, id, openReleaseId)) !== null,
        objections: objectionsTo({
          kind: 'confirm-promotion',
          rules: house.rulesOf(rollout),
          author: authorOf(state),
          agreed: agreedWith(
            await store.findOpenAction(id),
            releaseId,
            userOf(access.credentials),
          ),
          now,
        }),
        notices: noticesOf({
          state,
          flagger: source?.flagger ?? null,
          heardUntil: heardUntil(source),
          components: mappings.length + (mappings[0]?.omitted ?? 0),
        }),
      };
    },
  };
}
