/**
 * Real runs of Flagger 1.44.0 on a real API server (Kubernetes 1.34.4), recorded event by event.
 *
 * They are the truth for two suites: the reducer (does it understand what happened?) and the
 * sandbox (does it behave like the real thing?). README.md describes how they were made.
 *
 * @packageDocumentation
 */
export { listRecordings, loadRecording } from './load';
export type {
  ActionRecord,
  FlaggerMetricsRecord,
  HookRecord,
  KubernetesObject,
  PrometheusRecord,
  RecordingName,
  RecordingRecord,
  WatchRecord,
} from './types';
