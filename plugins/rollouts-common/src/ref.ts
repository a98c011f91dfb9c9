import { InputError } from '@backstage/errors';

/** Where a rollout lives. Cluster names are free text: EKS ARNs hold `:` and `/`. @public */
export interface RolloutAddress {
  cluster: string;
  namespace: string;
  name: string;
}

const PROVIDER = 'flagger';

/**
 * `flagger:<cluster>/<namespace>/<name>` with the cluster percent-encoded.
 *
 * @public
 */
export function stringifyRolloutRef(address: RolloutAddress): string {
  const { cluster, namespace, name } = address;
  return `${PROVIDER}:${encodeURIComponent(cluster)}/${namespace}/${name}`;
}

/**
 * The inverse of {@link stringifyRolloutRef}.
 *
 * @throws InputError when the text is not a rollout ref.
 * @public
 */
export function parseRolloutRef(ref: string): RolloutAddress {
  const match = /^flagger:([^/]+)\/([^/]+)\/([^/]+)$/.exec(ref);
  const cluster = match && decode(match[1]);
  if (!match || !cluster) {
    throw new InputError(
      `"${ref}" is not a rollout ref; expected flagger:<cluster>/<namespace>/<name>`,
    );
  }
  return { cluster, namespace: match[2], name: match[3] };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
