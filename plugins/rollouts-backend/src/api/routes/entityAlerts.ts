import { stringifyEntityRef } from '@backstage/catalog-model';
import { resolveRunbook } from '../../domain/runbooks/resolveRunbook';
import type { StoredRollout } from '../../store/Store';
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
  const collected = collectAlerts({
    told,
    entity: toAlertedEntity(entity),
    rollouts: rollouts.map(toAlertedRollout),
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
  return { now: now(), ...collected, sources };
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

async function releasesOf(rollouts: StoredRollout[], { store }: RouteContext) {
  const found = await Promise.all(
    rollouts.map(async ({ ref, release }) => {
      const stored = release && (await store.readRelease(release.id));
      return stored ? [[ref, stored] as const] : [];
    }),
  );
  return new Map(found.flat());
}
