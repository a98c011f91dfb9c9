/**
 * Labels that a Prometheus adds to all that it sends, by custom. Rules do not see them, so the same
 * alert has them in an Alertmanager and lacks them in Prometheus.
 */
const EXTERNAL = [
  'cluster',
  'prometheus',
  'prometheus_replica',
  'replica',
  '__replica__',
  'monitor',
];

/** The same for the same alert, whichever source told it. */
export function identityOf(
  cluster: string,
  labels: Record<string, string>,
): string {
  const own = Object.entries(labels)
    .filter(([key]) => !EXTERNAL.includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(JSON.stringify([cluster, own]));
}

/** FNV-1a with 64 bits: short, stable, and no secret depends on it. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    value ^= BigInt(text.charCodeAt(i));
    value = BigInt.asUintN(64, value * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
