import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';

/** What the metrics of one release said when they were last asked. */
export interface StoredAnalysis {
  at: number;
  metrics: MetricCheck[];
}

/** One reading; `value` null: there was none. */
export interface StoredSample {
  metric: string;
  role: 'canary' | 'primary';
  at: number;
  value: number | null;
}

/** Readings of metrics. */
export interface AnalysisStore {
  /** Writing the same again changes nothing. False: another replica reads the cluster by now. */
  saveAnalysis(
    releaseId: string,
    analysis: StoredAnalysis,
    lease: { cluster: string; epoch: number },
  ): Promise<boolean>;
  readAnalysis(releaseId: string): Promise<StoredAnalysis | null>;
  /** Oldest first. */
  listSamples(releaseId: string): Promise<StoredSample[]>;
}
