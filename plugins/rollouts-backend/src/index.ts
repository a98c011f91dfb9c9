/**
 * Collects canary rollouts from clusters, keeps their history and serves them with permission
 * checks.
 *
 * @packageDocumentation
 */
export { rolloutsPlugin as default } from './plugin';
