/** File name of a recording without its extension, e.g. `weighted-success`. */
export type RecordingName = string;

/** A Kubernetes object as the API server sent it, without managedFields. Parse before use. */
export type KubernetesObject = {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
};

/** A watch event of one of the four watched kinds. `t`: seconds since the recording began. */
export interface WatchRecord {
  t: number;
  source: 'canaries' | 'deployments' | 'events' | 'httproutes';
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
}

/** What Flagger POSTed to a gate or to the event webhook, and the HTTP status it was answered. */
export interface HookRecord {
  t: number;
  source: 'hook';
  /** `events` is the global event webhook, `event` a Canary's own; the others are gates. */
  hook: string;
  body: {
    name: string;
    namespace: string;
    phase: string;
    checksum: string;
    metadata?: Record<string, string>;
  };
  answer: number;
}

/** Flagger's own series in the Prometheus text format, read every 5 s. */
export interface FlaggerMetricsRecord {
  t: number;
  source: 'flagger-metrics';
  lines: string[];
}

/** A range query of the error ratio, made once at the end of the run. */
export interface PrometheusRecord {
  t: number;
  source: 'prometheus';
  request: string;
  response: unknown;
}

/** What the recorder did from outside, in words, e.g. `set image tag 6.0.1`. */
export interface ActionRecord {
  t: number;
  source: 'action';
  action: string;
}

/** One line of a recording. */
export type RecordingRecord =
  | WatchRecord
  | HookRecord
  | FlaggerMetricsRecord
  | PrometheusRecord
  | ActionRecord;
