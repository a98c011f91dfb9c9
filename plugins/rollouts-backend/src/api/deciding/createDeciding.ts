import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { noticesOf } from '../../domain/actions/noticesOf';
import type { ActionView } from '../../domain/actions/types';
import { asHeard, heardOf } from '../../domain/heard/heard';
import type { EntityMapper } from '../../mapping/EntityMapper';
import type { House } from '../../gates/createHouse';
import type { StoredRollout } from '../../store/RolloutStore';
import type { ReadAccess } from '../createReadAccess';
import { heardUntil } from '../heardUntil';
import type { ReadSources } from '../readSources';
import { GateSources, gatesView } from './gatesView';
import { permissionOf } from './permissionOf';

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

export function createDeciding(
  options: GateSources & {
    auditor: AuditorService;
    permissions: PermissionsService;
    mapper: Pick<EntityMapper, 'reread'>;
    readSources: ReadSources;
    /** Names of the clusters in which actions are switched on. */
    actionClusters: string[];
    /** Names of those that are marked as production. */
    productionClusters: string[];
  },
): Deciding {
  const { auditor, permissions, mapper, readSources, actionClusters } = options;
  const { productionClusters, house } = options;
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
      const { cluster, namespace, name, mappings } = rollout;
      const read = (await readSources(access, now)).find(
        ({ source: { kind, name: of } }) =>
          kind === 'cluster' && of === cluster,
      );
      const source = read?.source;
      const state = asHeard(rollout.state, heardOf(read ?? null, rollout, now));
      const knownAt = source?.lastSuccessAt ?? state.observedAt;
      return {
        namespace,
        name,
        state,
        actions: actionClusters.includes(cluster),
        production: productionClusters.includes(cluster),
        flaggerVersion: source?.flagger?.version ?? null,
        staleMs: source?.state === 'live' ? null : Math.max(0, now - knownAt),
        ...(await gatesView(rollout, access, now, options)),
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
