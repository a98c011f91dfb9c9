import type { Config } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { audit, AuditConfig, auditKeys } from './audit';
import {
  checkNames,
  cluster,
  ClusterConfig,
  CLUSTER_SECTIONS,
} from './clusters';
import { describeIssue, Sections } from './describeIssue';
import { duration } from './duration';
import { freeze, FREEZE_SECTIONS } from './freezes';
import {
  checkKeys,
  checkStaging,
  gates,
  gateUrls,
  stagingFirst,
} from './gates';
import {
  alertmanager,
  AlertmanagerConfig,
  MONITORING_SECTIONS,
  prometheus,
  PrometheusConfig,
} from './monitoring';
import { nearest } from './nearest';

const rollouts = z.strictObject({
  clusters: z
    .array(cluster)
    .default([])
    .superRefine(checkNames)
    .superRefine(checkKeys)
    .superRefine(checkStaging),
  gateUrls,
  freezes: z.array(freeze).default([]),
  ownership: z.enum(['annotation', 'kubernetes-id']).default('annotation'),
  retention: duration.optional(),
  notifyWaitingAfter: z
    .union([z.literal(false), duration])
    .default({ minutes: 30 }),
  audit,
  prometheus: z.array(prometheus).default([]).superRefine(checkNames),
  alertmanager: z.array(alertmanager).default([]).superRefine(checkNames),
});

const SECTIONS: Sections = {
  ...CLUSTER_SECTIONS,
  gates,
  retention: duration,
  notifyWaitingAfter: duration,
  audit: auditKeys,
  approvalsExpireAfter: duration,
  stagingFirst,
  within: duration,
  ...FREEZE_SECTIONS,
  ...MONITORING_SECTIONS,
};

/** A change freeze. */
export type FreezeConfig = z.infer<typeof freeze>;

/** The plugin's configuration, checked, with defaults. */
export interface RolloutsConfig {
  clusters: ClusterConfig[];
  ownership: 'annotation' | 'kubernetes-id';
  /** Base URL of the portal's pages. */
  portalUrl: string;
  /** Base URLs under which hooks reach this portal. */
  gateUrls: string[];
  /** When gates hold what would bring something to users. */
  freezes: FreezeConfig[];
  prometheus: PrometheusConfig[];
  alertmanager: AlertmanagerConfig[];
  audit: AuditConfig;
  /** Owners are told of gates that wait for longer; null: never. */
  notifyWaitingMs: number | null;
  /** Timelines of releases that closed longer ago are removed; null: kept for ever. */
  retentionMs: number | null;
}

/**
 * The only reader of `rollouts` in app-config.
 *
 * @throws InputError that lists every key that is wrong and what is expected there.
 */
export function readConfig(config: Config): RolloutsConfig {
  const isPermitted = config.getOptionalBoolean('permission.enabled') ?? false;
  const parsed = rollouts.safeParse(config.getOptional('rollouts') ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues
      .map(issue =>
        describeIssue(issue, { sections: SECTIONS, root: rollouts }),
      )
      .join('; ');
    throw new InputError(
      `Bad configuration of the rollouts plugin: ${problems}`,
    );
  }
  const { retention, notifyWaitingAfter, ...rest } = parsed.data;
  const ownUrl = config.getOptionalString('backend.baseUrl');
  if (!isPermitted) refuseActions(rest.clusters);
  refuseUnknownClusters(rest);
  return {
    ...rest,
    portalUrl:
      config.getOptionalString('app.baseUrl') ?? 'http://localhost:3000',
    gateUrls: [...(ownUrl ? [ownUrl] : []), ...rest.gateUrls],
    notifyWaitingMs: notifyWaitingAfter
      ? durationToMilliseconds(notifyWaitingAfter as HumanDuration)
      : null,
    retentionMs: retention
      ? durationToMilliseconds(retention as HumanDuration)
      : null,
  };
}

function refuseUnknownClusters(
  config: Pick<
    z.infer<typeof rollouts>,
    'clusters' | 'prometheus' | 'alertmanager' | 'freezes'
  >,
): void {
  const names = config.clusters.map(({ name }) => name);
  for (const section of ['prometheus', 'alertmanager', 'freezes'] as const) {
    config[section].forEach(({ clusters }, index) => {
      const unknown = clusters?.find(name => !names.includes(name));
      if (unknown === undefined) return;
      const known = nearest(unknown, names);
      throw new InputError(
        `Bad configuration of the rollouts plugin: rollouts.${section}[${index}].clusters: there is no cluster "${unknown}"${
          known ? `, did you mean "${known}"?` : ''
        }`,
      );
    });
  }
}

/** Without the permission framework everybody may do everything. */
function refuseActions(clusters: ClusterConfig[]): void {
  clusters.forEach(({ actions, name }, index) => {
    if (!actions) return;
    throw new InputError(
      `Bad configuration of the rollouts plugin: rollouts.clusters[${index}].actions: is true for "${name}", but permission.enabled is not: everybody could act`,
    );
  });
}
