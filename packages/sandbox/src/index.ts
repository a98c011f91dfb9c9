/** The sandbox for tests and for whoever wants a cluster in their process. */
export { BLIND_TOKEN, SANDBOX_TOKEN } from './api/authenticate';
export { FLAGGER_VERSION } from './flagger/version';
export type { Canary, Metric } from './flagger/canary';
export type {
  MetricAnswer,
  MetricsSource,
  WebhookAnswer,
  WebhookClient,
} from './flagger/Services';
export { SimulatedCluster } from './sandbox/SimulatedCluster';
export { DEMO_SCENE, startSandbox } from './sandbox/startSandbox';
export type { Sandbox, SandboxOptions } from './sandbox/startSandbox';
export type { SandboxCluster } from './sandbox/SandboxCluster';
