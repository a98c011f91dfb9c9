import { z } from 'zod';
import { gates } from './gates';

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

/** One watched cluster. */
export const cluster = z
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

/** How the sections of a cluster are called, and their keys. */
export const CLUSTER_SECTIONS = {
  clusters: cluster,
  kubernetes: direct,
  kubernetesPlugin: proxied,
  events,
  flagger,
};

/** How a cluster is reached directly. */
export type DirectAccess = z.infer<typeof direct>;
/** One watched cluster. */
export type ClusterConfig = z.infer<typeof cluster>;

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

/** Names are how everything else refers to them. */
export function checkNames(
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
