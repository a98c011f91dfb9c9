const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const SEPARATOR = 0xff;

/** What Alertmanager calls an alert: equal labels have equal fingerprints, on every peer. */
export function fingerprintOf(
  labels: Readonly<Record<string, string>>,
): string {
  let hash = OFFSET;
  const add = (byte: number) => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  };
  for (const name of Object.keys(labels).sort()) {
    Buffer.from(name).forEach(add);
    add(SEPARATOR);
    Buffer.from(labels[name]).forEach(add);
    add(SEPARATOR);
  }
  return hash.toString(16).padStart(16, '0');
}
