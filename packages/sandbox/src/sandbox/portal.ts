/** The name by which hooks of the scene know the portal, wherever it listens. */
const NAME = 'rollouts.example.org';

/**
 * Where a hook that asks the portal is to be sent; null for all other hooks. It stands in for a DNS
 * entry.
 *
 * @param portal - origin of the portal, or null when there is none
 */
export function atPortal(url: string, portal: string | null): string | null {
  if (portal === null || !URL.canParse(url)) return null;
  const asked = new URL(url);
  if (asked.host !== NAME || !asked.pathname.startsWith('/api/')) return null;
  const sent = new URL(asked.pathname, portal);
  sent.username = asked.username;
  sent.password = asked.password;
  return sent.href;
}
