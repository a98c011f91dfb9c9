import type { GateObjection } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * Who must agree before a gate lets a release pass. `author-and-another`: one person, who is not the
 * author of the change; an author who is not known may be anybody, so then two.
 */
export const agreements = ['one', 'author-and-another', 'two'] as const;
export type Agreement = (typeof agreements)[number];

/** A moment of a week: `day` 1 is Monday, times are those of a wall clock. */
export interface WeekTime {
  day: number;
  hour: number;
  minute: number;
}

/** When nothing may be brought to users. Times without a zone of their own are those of `zone` (IANA). */
export interface FreezeWindow {
  name: string;
  zone: string;
  during:
    | { kind: 'once'; from: number; to: number }
    | { kind: 'weekly'; from: WeekTime; to: WeekTime };
}

/** Where a version is to succeed before its start needs nobody's yes. */
export interface StagingRule {
  cluster: string;
  /** Null: the same. */
  namespace: string | null;
  /** Not longer ago than this. */
  withinMs: number;
}

/** The rules of the house for the gates of one rollout. */
export interface GateRules {
  agreement: Agreement;
  /** An approval that Flagger was not told of within this time is over. */
  approvalMs: number;
  freezes: FreezeWindow[];
  /** Absent: a start needs somebody's yes. */
  stagingFirst?: StagingRule;
}

/** Why a gate does not say yes now, although somebody may have decided. Words in the tab: `gateObjection.<code>`. */
export type Objection = GateObjection;
