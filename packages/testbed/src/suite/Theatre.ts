import type { GateServer } from '../gates/GateServer';
import type { KubeClient } from '../kube/KubeClient';
import type { PortalClient } from '../portal/PortalClient';
import type { World } from '../world/World';

/** What the scenarios of one world share. */
export interface Theatre {
  world: World;
  /** By cluster. */
  kubes: Map<string, KubeClient>;
  portal: PortalClient;
  gates: GateServer;
  /** The portal's own gate for a Canary, which the suite hands on. */
  portalGate: (cluster: string, namespace: string, kind: string) => string;
}
