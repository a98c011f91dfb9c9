/**
 * Builders for tests, stories and dev pages.
 *
 * @packageDocumentation
 */
export { aRelease } from './aRelease';
export { aRollout, BUILDER_NOW, RolloutBuilder } from './aRollout';
export { aSource } from './aSource';
