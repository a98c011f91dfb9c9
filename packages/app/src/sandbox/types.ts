/** A Canary in the embedded cluster, as its control describes it. */
export interface SandboxRollout {
  namespace: string;
  name: string;
  phase: string | null;
  /** Percent of the traffic that the canary gets, as Flagger's status has it. */
  weight: number | null;
  /** Kind of the gate that keeps Flagger waiting; null when none does. */
  waiting: string | null;
}

/** A Prometheus or an Alertmanager of a cluster. */
export interface SandboxSource {
  /** `prometheus`, `alertmanager` or `alertmanager-2`. */
  name: string;
  /** It refuses connections. */
  cut: boolean;
}

export interface SandboxCluster {
  name: string;
  title: string;
  /** Its API refuses connections. */
  cut: boolean;
  sources: SandboxSource[];
  rollouts: SandboxRollout[];
}

export interface SandboxState {
  clusters: SandboxCluster[];
}

/** Asks the sandbox for something; `path` as its control has it. */
export type Act = (path: string, body?: object) => Promise<void>;
