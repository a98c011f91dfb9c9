import type { Config } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { audit, AuditConfig, auditKeys } from './audit';
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

const direct = z.strictObject({
  url: z
    .url({
      protocol: /^https?$/,
      error: 'expected an address such as "https://kubernetes.example.org"',
    })
    .refine(
      url => !/\/\/[^/]*@/.test(url),
      'holds credentials; use "serviceAccountToken" or "tokenFile"',
    )
    .optional(),
  inCluster: z.boolean().optional(),
  caData: z
    .string()
    .refine(
      data => Buffer.from(data, 'base64').includes('-----BEGIN CERTIFICATE'),
      'expected a PEM certificate, encoded in base64',
    )
    .optional(),
  caFile: z.string().min(1).optional(),
  skipTLSVerify: z.boolean().default(false),
  serviceAccountToken: z.string().min(1).optional(),
  tokenFile: z.string().min(1).optional(),
});

const proxied = z.strictObject({ cluster: z.string().min(1) });

const events = z.strictObject({
  username: z.string().min(1),
  password: z.string().min(8, 'needs at least 8 characters'),
});

const flagger = z.strictObject({ namespace: z.string().min(1).optional() });

const cluster = z
  .strictObject({
    name: z.string().min(1),
    kubernetes: direct.optional(),
    kubernetesPlugin: proxied.optional(),
    namespaces: z
      .array(z.string().min(1))
      .min(1, 'names no namespace; leave it out to watch all')
      .refine(isWithoutRepetition, 'names a namespace twice')
      .optional(),
    events: events.optional(),
    gates: gates.optional(),
    flagger: flagger.optional(),
    actions: z.boolean().default(false),
    production: z.boolean().default(false),
  })
  .superRefine(checkAccess);

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

/** The keys that there are in a section, by the name of the section. */
const SECTIONS: Record<string, { shape: object }> = {
  clusters: cluster,
  kubernetes: direct,
  kubernetesPlugin: proxied,
  events,
  gates,
  flagger,
  retention: duration,
  notifyWaitingAfter: duration,
  audit: auditKeys,
  approvalsExpireAfter: duration,
  stagingFirst,
  within: duration,
  ...FREEZE_SECTIONS,
  ...MONITORING_SECTIONS,
};

/** How a cluster is reached directly. */
export type DirectAccess = z.infer<typeof direct>;
/** One watched cluster. */
export type ClusterConfig = z.infer<typeof cluster>;
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
    const problems = parsed.error.issues.map(describeIssue).join('; ');
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

type ClusterInput = {
  actions: boolean;
  kubernetes?: DirectAccess;
  kubernetesPlugin?: { cluster: string };
};

function checkAccess(value: ClusterInput, context: z.RefinementCtx) {
  const complain = (path: string[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { kubernetes, kubernetesPlugin } = value;
  if (value.actions && !kubernetes) {
    complain(['actions'], 'needs direct access under "kubernetes"');
  }
  if (Boolean(kubernetes) === Boolean(kubernetesPlugin)) {
    complain([], 'needs exactly one of "kubernetes" and "kubernetesPlugin"');
  }
  if (!kubernetes) return;
  if (Boolean(kubernetes.url) === Boolean(kubernetes.inCluster)) {
    complain(
      ['kubernetes'],
      'needs exactly one of "url" and "inCluster: true"',
    );
  }
  if (kubernetes.serviceAccountToken && kubernetes.tokenFile) {
    complain(
      ['kubernetes'],
      'has both "serviceAccountToken" and "tokenFile", keep one',
    );
  }
  if (kubernetes.caData && kubernetes.caFile) {
    complain(['kubernetes'], 'has both "caData" and "caFile", keep one');
  }
}

function checkNames(
  clusters: Array<{ name: string }>,
  context: z.RefinementCtx,
) {
  clusters.forEach(({ name }, index) => {
    if (clusters.findIndex(other => other.name === name) === index) return;
    context.addIssue({
      code: 'custom',
      path: [index, 'name'],
      message: `"${name}" is the name of another one as well; names must be unique`,
    });
  });
}

function isWithoutRepetition(names: string[]): boolean {
  return new Set(names).size === names.length;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const key = ['rollouts', ...issue.path].reduce<string>(
    (path, part) =>
      typeof part === 'number'
        ? `${path}[${part}]`
        : `${path}${path && '.'}${String(part)}`,
    '',
  );
  if (issue.code !== 'unrecognized_keys') return `${key}: ${issue.message}`;
  const section = issue.path.filter(part => typeof part === 'string').at(-1);
  // The keys of some sections are names.
  const { shape } = section ? SECTIONS[section] ?? { shape: {} } : rollouts;
  return issue.keys
    .map(unknown => {
      const known = nearest(unknown, Object.keys(shape));
      const hint = known ? `, did you mean "${known}"?` : '';
      return `${key}.${unknown}: there is no such key${hint}`;
    })
    .join('; ');
}
