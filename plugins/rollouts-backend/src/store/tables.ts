/** A bigint column: PostgreSQL answers with text, SQLite with a number. */
export type BigintColumn = number | string;

export interface RolloutRow {
  id: string;
  ref: string;
  cluster: string;
  namespace: string;
  name: string;
  target_name: string | null;
  app_name: string | null;
  state_json: string;
  version: number;
  release_number: number | null;
  annotations_json: string;
  mappings_json: string;
  confirmed_owner_ref: string | null;
  observed_at: BigintColumn;
  gone_at: BigintColumn | null;
}

export interface AnnotationRow {
  rollout_id: string;
  key: string;
  value: string | null;
}

export interface EntityRow {
  rollout_id: string;
  entity_ref: string;
}

export interface ReleaseRow {
  id: string;
  rollout_id: string;
  number: number;
  opened_at: BigintColumn;
  closed_at: BigintColumn | null;
  outcome: string | null;
  release_json: string;
}

export interface TimelineRow {
  id: BigintColumn;
  release_id: string;
  dedupe_key: string;
  at: BigintColumn;
  kind: string;
  details_json: string;
  feeds_json: string;
}

export interface LeaseRow {
  cluster: string;
  holder: string;
  epoch: number;
  expires_at: BigintColumn;
}

export interface SourceRow {
  cluster: string;
  source_json: string;
  saved_at: BigintColumn;
}

export interface GatePollRow {
  rollout_id: string;
  kind: string;
  checksum: string;
  key_id: string | null;
  release_id: string | null;
  polled_at: BigintColumn;
  answer: boolean | 0 | 1;
  decision_id: string | null;
}

export interface GateNoticeRow {
  release_id: string;
  kind: string;
  told_at: BigintColumn;
}

export interface ActionRow {
  id: string;
  rollout_id: string;
  release_id: string | null;
  cluster: string;
  by_ref: string;
  idempotency_key: string;
  /** Null in rows of before there were others: promote or rollback. */
  verb: string | null;
  state: string;
  is_due: boolean | 0 | 1;
  requested_at: BigintColumn;
  version: number;
  action_json: string;
}

export interface AnalysisRow {
  release_id: string;
  at: BigintColumn;
  metrics_json: string;
}

export interface SampleRow {
  release_id: string;
  metric: string;
  role: 'canary' | 'primary';
  at: BigintColumn;
  value: number | null;
}
