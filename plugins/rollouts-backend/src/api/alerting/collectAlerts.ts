import type {
  Alert,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  AlertedEntity,
  assign,
  isNear,
  ofTeam,
} from '../../domain/alerts/assign';
import type { CataloguedRollouts } from '../../domain/alerts/CataloguedRollouts';
import { JoinedAlert, joinAlerts } from '../../domain/alerts/join';
import type { AlertedRollout } from '../../domain/alerts/naming';
import { relate } from '../../domain/alerts/relate';
import { byUrgency, toAlert } from '../../domain/alerts/toAlert';
import type { Told } from '../../domain/alerts/types';
import type { readRelease } from '../../store/operations/releases/readRelease';

/** More than these help nobody; the worst are first. */
const MOST_ALERTS = 200;

type StoredRelease = NonNullable<Awaited<ReturnType<typeof readRelease>>>;

interface Collected {
  alerts: Alert[];
  unmapped: Alert[];
  omitted: number;
}

/** The alerts of one entity, and those of its namespaces and its team that nobody can place. */
export function collectAlerts(options: {
  told: Told[];
  entity: AlertedEntity;
  rollouts: AlertedRollout[];
  /** Whether the caller may read all rollouts there are. */
  mayReadAll: boolean;
  /** Those of every entity, also of such that the caller may not read. */
  catalogued: CataloguedRollouts;
  /** The newest release of each rollout, by the rollout's ref. */
  releases: Map<string, Pick<StoredRelease, 'release' | 'timeline'>>;
  runbookOf: (alert: JoinedAlert) => Runbook;
}): Collected {
  const { told, entity, rollouts, catalogued, releases, runbookOf } = options;
  const joined = told.flatMap(joinAlerts);
  const mapped: Alert[] = [];
  const unmapped: Alert[] = [];
  for (const alert of joined) {
    const given = assign(alert, entity, options);
    const entities = catalogued.entitiesOf(alert);
    const isHere = isNear(alert, rollouts);
    const team = given ? null : ofTeam(alert, entity, options);
    // What another entity shows is not of an unknown one. What is of this one by a rollout that the
    // caller may not read would be shown nowhere.
    const isOfOther = entities.some(other => other !== entity.ref);
    const isUnplaced = !isOfOther && (isHere || team !== null);
    if (!given && !isUnplaced) continue;
    const since = alert.rule?.activeAt ?? alert.notified?.startsAt ?? 0;
    const about = given?.rollouts ?? [];
    const [first] = about;
    const ref = first ?? (given || isHere ? refOf(alert, rollouts) : undefined);
    const near = ref === undefined ? undefined : releases.get(ref);
    const shown = toAlert(alert, {
      why: given?.why ?? team,
      rollouts: about,
      shared: isOfOther,
      relation: near ? relate(since, near.release, near.timeline) : null,
      runbook: runbookOf(alert),
    });
    (given ? mapped : unmapped).push(shown);
  }
  const kept = (alerts: Alert[]) =>
    alerts.sort(byUrgency).slice(0, MOST_ALERTS);
  const [alerts, others] = [kept(mapped), kept(unmapped)];
  return {
    alerts,
    unmapped: others,
    omitted: mapped.length + unmapped.length - alerts.length - others.length,
  };
}

/** Where an entity has one rollout in a cluster, an alert of the cluster is near that one. */
function refOf(
  { cluster }: JoinedAlert,
  rollouts: AlertedRollout[],
): string | undefined {
  const here = rollouts.filter(rollout => rollout.cluster === cluster);
  return here.length === 1 ? here[0].ref : undefined;
}
