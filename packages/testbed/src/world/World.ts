/** How to speak to one cluster's Kubernetes API, for the suite and for the portal alike. */
export interface ClusterAccess {
  /** Unique within the world. */
  name: string;
  /** Base URL of the API server, without a slash at the end. */
  url: string;
  /** Bearer token that may read and write everything. */
  token: string;
  /**
   * File with the token of an account that may do no more than the documentation asks for; the portal
   * uses it instead of `token` where there is one.
   */
  portalTokenFile?: string;
  /** Credentials of an account that may not watch workloads, in place of those above. */
  blind?: Partial<Pick<ClusterAccess, 'token' | 'portalTokenFile'>>;
  /** PEM file of the authority that signed the server's certificate; not with `http:`. */
  caFile?: string;
  /** Base URL of the Prometheus that reads Flagger's own metrics there. */
  prometheus?: string;
}

/** What the suite tells a world before it starts. */
export interface WorldOptions {
  /** Flagger's global event webhook in a cluster, with credentials; null: none. */
  eventWebhook: (cluster: string) => string | null;
  /** Told what goes wrong in the background. */
  report: (message: string) => void;
}

/**
 * A place where a Flagger releases things. What both worlds have in common goes over the Kubernetes
 * API and is written once (kube/, scenarios/); a world adds only what that API has no words for: time,
 * traffic and trouble.
 */
export interface World {
  readonly name: 'sandbox' | 'testbed';
  /** What runs in it, for the table: `{ flagger: '1.44.0', kubernetes: '1.36.3' }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** All clusters that the portal is to watch; stages are in the first unless told otherwise. */
  readonly clusters: readonly ClusterAccess[];
  /** How many scenarios may run at the same time. 1 where they share a clock. */
  readonly stagesAtOnce: number;
  /**
   * Makes a namespace that nothing else uses, and clears it of what an earlier run left there.
   *
   * @param name DNS label; becomes the namespace
   * @param cluster name of one of `clusters`
   */
  openStage(name: string, cluster?: string): Promise<Stage>;
  /** Ends everything and leaves nothing behind. */
  stop(): Promise<void>;
}

/** How one workload serves, as its metrics show it. */
export interface WorkloadTraffic {
  /** Requests per second; 0: its series have no values at all (`rate` finds nothing, no NaN). */
  requestsPerSecond: number;
  /** Share of them that fails, 0 to 1. */
  errorRatio: number;
  /** 99th percentile in milliseconds. */
  latencyMs: number;
}

/** What every workload does until told otherwise. */
export const USUAL_TRAFFIC: WorkloadTraffic = {
  requestsPerSecond: 50,
  errorRatio: 0.001,
  latencyMs: 120,
};

export type Freezable = 'routes' | 'services';

/** Where one scenario plays: a namespace of its own in one cluster of a world. */
export interface Stage {
  readonly namespace: string;
  readonly cluster: ClusterAccess;
  /**
   * Where MetricTemplates of this stage send their queries (`spec.provider.address`). A stage has an
   * address of its own, so that `setMetricsReachable` disturbs nobody else.
   */
  readonly metricsAddress: string;
  /**
   * The share of failed requests in percent, in PromQL with Flagger's placeholders (`namespace`,
   * `target`, `interval`). With `interval: 10s` a change of traffic shows in the next check.
   */
  readonly errorRateQuery: string;

  /** UTC milliseconds of the world's own time. */
  now(): number;
  /**
   * Lets time go on until something may have happened: to the next thing that is due on a simulated
   * clock, a second at most on a real one. Returns after what was due has been done.
   *
   * @param untilAt does not go beyond this moment of the world's time
   * @param changed aborts when something has happened: a real clock need not be waited for any longer
   */
  step(untilAt: number, changed: AbortSignal): Promise<void>;

  /** How a workload (target or primary, by name) serves from now on. */
  setTraffic(
    workload: string,
    traffic: Partial<WorkloadTraffic>,
  ): Promise<void>;
  /** Whether Flagger can reach `metricsAddress`: refused connections otherwise. */
  setMetricsReachable(reachable: boolean): Promise<void>;
  /**
   * As a ResourceQuota that leaves no room for a pod more than there are: running pods cannot be
   * replaced, since there is no room for the new one beside the old one.
   */
  setCrowded(crowded: boolean): Promise<void>;
  /**
   * Whether the API server refuses every change of the stage's HTTPRoutes, or of its Services (an
   * admission policy). Without Services Flagger does not get past Initializing.
   */
  setFrozen(what: Freezable, frozen: boolean): Promise<void>;
  /**
   * Ends Flagger and starts it again. It serves the whole cluster, so scenarios that do this are
   * run alone.
   */
  restartFlagger(): Promise<void>;

  /** Deletes the namespace's Canaries and workloads; nothing of it moves afterwards. */
  close(): Promise<void>;
}

/** How a world is started: `startSandboxWorld`, `testbedWorld`. */
export type StartWorld = (options: WorldOptions) => Promise<World>;
