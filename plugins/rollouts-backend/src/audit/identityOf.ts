import { readFileSync } from 'node:fs';
import type { ClusterConfig } from '../config/clusters';
import { FIELD_MANAGER } from '../domain/actions/declaredBy';

const SERVICE_ACCOUNT_TOKEN =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * How clusters know this portal when it writes: the service account that its token names, and the
 * field manager. The token is read once: a new one is of the same account.
 */
export function createIdentityOf(
  clusters: Array<Pick<ClusterConfig, 'name' | 'kubernetes'>>,
): (cluster: string) => string | null {
  const accesses = new Map(clusters.map(c => [c.name, c.kubernetes]));
  const known = new Map<string, string>();
  return cluster => {
    const access = accesses.get(cluster);
    if (!access) return null;
    const identity = known.get(cluster) ?? describe(accountOf(access));
    known.set(cluster, identity);
    return identity;
  };
}

function describe(account: string | null): string {
  return `${
    account ?? 'an account that the token does not name'
  } as ${FIELD_MANAGER}`;
}

/** The subject of a token of a service account; others say nothing that can be read. */
function accountOf({
  serviceAccountToken,
  tokenFile,
  inCluster,
}: NonNullable<ClusterConfig['kubernetes']>): string | null {
  try {
    const file = tokenFile ?? (inCluster ? SERVICE_ACCOUNT_TOKEN : null);
    const token =
      serviceAccountToken ?? (file ? readFileSync(file, 'utf8') : '');
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url');
    const { sub } = JSON.parse(payload.toString('utf8')) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
