/**
 * Builders for tests, stories and dev pages.
 *
 * @packageDocumentation
 */
export { aFlagger } from './aFlagger';
export { aMissingRight } from './aMissingRight';
export { anAuditRow } from './anAuditRow';
export { aMetric, aMetricHistory } from './aMetric';
export { anAction, anOffer } from './anAction';
export { anAlert } from './anAlert';
export { aRelease } from './aRelease';
export { aRollout, BUILDER_NOW, RolloutBuilder } from './aRollout';
export { aSource } from './aSource';
