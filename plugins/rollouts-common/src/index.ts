/**
 * What crosses the boundary between the rollouts backend and whoever calls it.
 *
 * @packageDocumentation
 */
export * from './annotations';
export { routes } from './api/contract';
export { auditExportRoute } from './api/routes/auditing';
export type { AuditExportInput } from './api/routes/auditing';
export type { RouteInput, RouteName, RouteOutput } from './api/contract';
export { RolloutsClient } from './api/RolloutsClient';
export type {
  RequestOptions,
  RolloutsApi,
  RolloutsClientOptions,
} from './api/RolloutsClient';
export type { ActionOffer } from './model/action/offer';
export type { ActionPlan } from './model/action/plan';
export type { MissingRight } from './model/action/missingRight';
export { actionStates } from './model/action/record';
export type { Action, ActionState } from './model/action/record';
export { refusalCodes } from './model/action/refusal';
export { refusalMessages } from './model/action/refusalMessages';
export type { Refusal, RefusalCode } from './model/action/refusal';
export {
  beginningVerbs,
  endingVerbs,
  levers,
  verbs,
} from './model/action/verbs';
export type { Lever, Verb } from './model/action/verbs';
export { actionWarningCodes } from './model/action/warnings';
export type { ActionWarningCode } from './model/action/warnings';
export { alertRules } from './model/alert';
export type { Alert, AlertRule } from './model/alert';
export { auditKinds, auditOutcomes, auditProblemCodes } from './model/audit';
export type {
  AuditAnchor,
  AuditKind,
  AuditOutcome,
  AuditProblem,
  AuditProblemCode,
  AuditRow,
  AuditVerification,
} from './model/audit';
export { metricProblemCodes } from './model/analysis';
export type {
  Analysis,
  Bound,
  MetricCheck,
  MetricHistory,
  MetricProblemCode,
  Reading,
  Sample,
} from './model/analysis';
export type { Flagger, FlaggerSighting } from './model/flagger';
export { gateKinds, gateObjectionCodes } from './model/gate';
export type {
  Gate,
  GateKind,
  GateObjection,
  GateQuestion,
  GateSetup,
} from './model/gate';
export type { Ladder, LadderStep } from './model/ladder';
export type { Candidate, Mapping } from './model/mapping';
export { mappingRules } from './model/mapping';
export { explanationCodes, hazardCodes } from './model/message';
export type {
  Explanation,
  ExplanationCode,
  Hazard,
  HazardCode,
} from './model/message';
export { isInRun, isPhase, phases } from './model/phase';
export type { Phase } from './model/phase';
export type { ContainerImage, Evidence } from './model/primitives';
export { causeCodes, outcomes } from './model/release';
export type {
  Cause,
  Beginning,
  Decision,
  CauseCode,
  Outcome,
  Release,
  ReleaseImages,
} from './model/release';
export type { Problem, Rollout, Weight } from './model/rollout';
export type { Runbook } from './model/runbook';
export type { Source, SourceFeed } from './model/source';
export type { TimelineDetails, TimelineEntry } from './model/timeline';
export { auditReadPermission } from './auditPermission';
export * from './permissions';
export { parseRolloutRef, stringifyRolloutRef } from './ref';
export type { RolloutAddress } from './ref';
export { ROLLOUTS_SIGNAL_CHANNEL, rolloutsSignalSchema } from './signals';
export type { RolloutsSignal } from './signals';
