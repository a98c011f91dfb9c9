/** A real control plane for tests and for whoever wants to hold something against it. */
export { startTestbed } from './plane/startTestbed';
export type { Testbed, TestbedOptions } from './plane/startTestbed';
export type { Cluster } from './plane/Cluster';
export { USUAL } from './versions';
export type { Versions } from './versions';
