/** The sandbox for tests and for whoever wants a cluster in their process. */
export { DEMO_SCENE, startSandbox } from './sandbox/startSandbox';
export type { Sandbox, SandboxOptions } from './sandbox/startSandbox';
export type { SandboxCluster } from './sandbox/SandboxCluster';
