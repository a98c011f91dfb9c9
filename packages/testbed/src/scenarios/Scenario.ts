import type { GateKind, HookKind } from '../gates/GateServer';
import type { Deed } from './Deed';

/** What there is before anything happens. */
export interface Given {
  /** `spec.analysis` beside interval 10s, threshold 3 and the metric `error-rate` of at most 1 %. */
  analysis?: Record<string, unknown>;
  /** More of the Canary's spec. */
  spec?: Record<string, unknown>;
  /** More of `spec.service`. */
  service?: Record<string, unknown>;
  /** Hooks that the suite answers; closed until opened. */
  gates?: HookKind[];
  /** Hooks that the portal answers. */
  portalGates?: GateKind[];
  target?: 'Deployment' | 'DaemonSet' | 'Service';
  /** The label by which the target selects its pods; Flagger knows app, name, app.kubernetes.io/name. */
  label?: string;
  /** No node takes the pods of the first version. */
  unschedulable?: boolean;
  /** Without the MetricTemplate that the Canary names. */
  withoutTemplate?: boolean;
  /** A HorizontalPodAutoscaler for the target, which the Canary names. */
  autoscaler?: boolean;
  /** Flagger never writes a status, so nobody waits for Initialized. */
  neverInitialised?: boolean;
}

/** What there must be in the end. */
export interface Then {
  /**
   * Each release as the portal tells it:
   * `6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed`. None more, none less.
   */
  releases: string[];
  /** Tag that the primary runs; null: there is no primary. */
  primary: string | null;
  /** Pods that are asked for at the target; DaemonSets: not looked at. */
  replicas?: number;
  /** Share of the canary in the HTTPRoute; null: there is no route. */
  weight: number | null;
  /** Fields of the Canary's spec, by path: `analysis.maxWeight`; undefined: not set or false. */
  spec?: Record<string, unknown>;
  /** Phases that the status must not have had after Initialized. */
  never?: string[];
  /** What the portal must say of it at the end. */
  hazards?: string[];
  explanation?: string;
}

/** Written once, played in every world. */
export interface Scenario {
  /** DNS label; that of the recording where one shows the same. */
  name: string;
  /** What it shows, in one sentence. */
  about: string;
  given: Given;
  when: Deed[];
  then: Then;
  /**
   * The same in a second cluster at the same time, under the same names. Without `gates` of the suite,
   * which tell no clusters apart.
   */
  elsewhere?: { when: Deed[]; then: Then };
  /** What an older Flagger leaves instead: before this version, these fields of `then` are other ones. */
  before?: { flagger: string; then: Partial<Then> };
  /** What it shows does not exist before this version of Flagger, so it is not played there. */
  since?: string;
  /** It was mended with this version of Flagger, so it is not played from there on. */
  until?: string;
  /** It disturbs the whole cluster, so nothing runs beside it. */
  alone?: boolean;
}
