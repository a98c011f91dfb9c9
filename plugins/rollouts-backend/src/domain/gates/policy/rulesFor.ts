import { ANNOTATION_AGREEMENT } from '@rollouts/backstage-plugin-rollouts-common';
import { Agreement, agreements, FreezeWindow, GateRules } from './types';

/** The rules of all clusters, as they are configured. */
export interface HouseRules {
  clusters: Array<{
    name: string;
    /** Absent: this portal answers no gates there. */
    gates?: {
      agreement: Agreement;
      approvalsExpireAfter: number;
      stagingFirst?: ConfiguredStaging;
      namespaces: Record<
        string,
        { agreement?: Agreement; stagingFirst?: ConfiguredStaging | false }
      >;
    };
  }>;
  freezes: Array<FreezeWindow & { clusters?: string[]; namespaces?: string[] }>;
}

interface ConfiguredStaging {
  cluster: string;
  namespace?: string;
  within: number;
}

/** Which rollout is meant, with the annotations of its Canary. */
interface Ruled {
  cluster: string;
  namespace: string;
  annotations: Record<string, string | null>;
}

/**
 * The rules for the gates of one rollout. A namespace's rule replaces that of the cluster, both are the
 * platform's word. An annotation can only ask for more: whoever may write it may be who has to be
 * asked. One that cannot be read asks for the most. Where this portal answers no gates, the same rules
 * hold for what is done without one.
 */
export function rulesFor(
  { cluster, namespace, annotations }: Ruled,
  house: HouseRules,
): GateRules {
  const gates = house.clusters.find(({ name }) => name === cluster)?.gates;
  const exceptions = gates?.namespaces ?? {};
  const own = Object.hasOwn(exceptions, namespace)
    ? exceptions[namespace]
    : undefined;
  const configured = own?.agreement ?? gates?.agreement ?? 'one';
  const staging = own?.stagingFirst ?? gates?.stagingFirst;
  return {
    agreement: stricter(configured, annotations[ANNOTATION_AGREEMENT]),
    approvalMs: gates?.approvalsExpireAfter ?? 0,
    freezes: house.freezes.filter(
      ({ clusters, namespaces }) =>
        (clusters?.includes(cluster) ?? true) &&
        (namespaces?.includes(namespace) ?? true),
    ),
    ...(staging && {
      stagingFirst: {
        cluster: staging.cluster,
        namespace: staging.namespace ?? null,
        withinMs: staging.within,
      },
    }),
  };
}

/** Rules are in the order of how much they ask for. */
function stricter(
  configured: Agreement,
  asked: string | null | undefined,
): Agreement {
  if (asked === undefined) return configured;
  const index = agreements.findIndex(name => name === asked?.trim());
  const wanted = index < 0 ? agreements.length - 1 : index;
  return agreements[Math.max(wanted, agreements.indexOf(configured))];
}
