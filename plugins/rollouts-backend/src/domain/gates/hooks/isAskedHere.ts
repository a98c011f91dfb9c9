import type { OwnGateKind } from '../poll';

/**
 * Whether the address of a hook is that of a gate of this portal.
 *
 * @param portals - base URLs under which the portal is reached, e.g. `https://portal.example.org`
 */
export function isAskedHere(
  url: string,
  cluster: string,
  kind: OwnGateKind,
  portals: string[],
): boolean {
  const asked = toAddress(url);
  return (
    asked !== null &&
    portals.some(
      portal => asked === toAddress(gateAddress(portal, cluster, kind)),
    )
  );
}

/** Where a gate of the portal at this base URL is asked. */
export function gateAddress(
  portal: string,
  cluster: string,
  kind: OwnGateKind,
): string {
  const base = `${portal.replace(/\/+$/, '')}/api/rollouts/gates`;
  return `${base}/${encodeURIComponent(cluster)}/${kind}`;
}

/** Without credentials and query, and the same whether or not a cluster's slashes are encoded. */
function toAddress(url: string): string | null {
  try {
    const { origin, pathname } = new URL(url);
    return `${origin}${decodeURIComponent(pathname)}`;
  } catch {
    return null;
  }
}
