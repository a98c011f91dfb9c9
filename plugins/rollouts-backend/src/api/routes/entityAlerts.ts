import { stringifyEntityRef } from '@backstage/catalog-model';
import { CataloguedRollouts } from '../../domain/alerts/CataloguedRollouts';
import { resolveRunbook } from '../../domain/runbooks/resolveRunbook';
import type { Told } from '../../domain/alerts/types';
import type { StoredRollout } from '../../store/RolloutStore';
import { collectAlerts } from '../alerting/collectAlerts';
import { toAlertedEntity, toRunbookPlace } from '../alerting/describeEntity';
import { findEntity } from '../findEntity';
import type { Handler, RouteContext } from '../handler';

export const entityAlerts: Handler<'entityAlerts'> = async (
  query,
  access,
  context,
) => {
  const { store, catalog, alerting, now } = context;
  const entity = await findEntity(query.entity, access, catalog);
  await context.mapper.notice(entity);
  const rollouts = await store.listRollouts({
    entityRef: stringifyEntityRef(entity),
    includeGone: false,
    criteria: access.criteria,
  });
  const clusters = [...new Set(rollouts.map(({ cluster }) => cluster))];
  const place = toRunbookPlace(entity);
  const [{ told, sources }, releases, files] = await Promise.all([
    alerting.board.read(clusters),
    releasesOf(rollouts, context),
    place.docsEntity === null
      ? null
      : alerting.docs.of(place.docsEntity, access.credentials),
  ]);
  const { alerted, unreadableMatchers } = toAlertedEntity(entity);
  const collected = collectAlerts({
    told,
    entity: alerted,
    catalogued: await readCatalogued(told, context),
    rollouts: rollouts.map(toAlertedRollout),
    mayReadAll: access.extent === 'all',
    releases,
    runbookOf: ({ labels, annotations }) =>
      resolveRunbook(
        {
          alertname: labels.alertname,
          url: annotations.runbook_url ?? annotations.runbook ?? null,
        },
        { ...place, files, portal: alerting.portal },
      ),
  });
  return { now: now(), ...collected, unreadableMatchers, sources };
};

function toAlertedRollout({
  ref,
  cluster,
  namespace,
  name,
  state,
}: StoredRollout) {
  const spec = state.canary?.spec;
  return {
    ref,
    cluster,
    namespace,
    name,
    target: spec?.target?.name ?? null,
    service: spec?.serviceName ?? null,
  };
}

/** What is not the caller's to see only tells which alerts are another entity's. */
async function readCatalogued(told: Told[], { store }: RouteContext) {
  const alerting = told.filter(
    ({ rules, notified }) => rules.length + notified.length > 0,
  );
  const found = await Promise.all(
    alerting.map(({ cluster }) =>
      store.listRollouts({ cluster, includeGone: false }),
    ),
  );
  return new CataloguedRollouts(
    found.flat().map(rollout => ({
      ...toAlertedRollout(rollout),
      entities: rollout.mappings.map(({ entityRef }) => entityRef),
    })),
  );
}

async function releasesOf(rollouts: StoredRollout[], { store }: RouteContext) {
  const found = await Promise.all(
    rollouts.map(async ({ ref, release }) => {
      const stored = release && (await store.readRelease(release.id));
      return stored ? [[ref, stored] as const] : [];
    }),
  );
  return new Map(found.flat());
}
