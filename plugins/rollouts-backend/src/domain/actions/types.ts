import type {
  ActionPlan,
  ContainerImage,
  Refusal,
  RefusalCode,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { DecidedTarget } from '../gates/decided/decidedTarget';
import type { OwnGate } from '../gates/hooks/ownGates';
import type { Staged } from '../gates/policy/stagedBefore';
import type { Objection } from '../gates/policy/types';
import type { OwnGateKind } from '../gates/poll';
import type { RolloutState } from '../state';
import type { ActionRecord } from './record';

/** All that a plan is made from. */
export interface ActionView {
  namespace: string;
  name: string;
  state: RolloutState;
  /** `actions: true` is set for the cluster, and there is a way to write to it. */
  actions: boolean;
  /** A click on the wrong one hurts more there: the name is asked for. */
  production: boolean;
  /** Of the Flagger that works in the cluster; null: not known. */
  flaggerVersion: string | null;
  /** How old the last known state is in milliseconds; null: it is live. */
  staleMs: number | null;
  /** Hooks that ask this portal. */
  gates: OwnGate[];
  /** Somebody paused here: the portal's own gate says no to more traffic of this release. */
  held: boolean;
  /** Who said no to what waits, at the gate that holds it. */
  rejected: Pick<ActionRecord, 'by' | 'reason'> | null;
  /** Whether what waits to begin succeeded where it is to succeed first; null: it need not. */
  staged: Staged | null;
  /**
   * What would hold the start or the promotion by the rules of the house if whoever asks said yes now;
   * empty: nothing.
   */
  objections: Objection[];
  /** The same, of what is asked for past all gates: what others agreed with was something else. */
  objectionsAlone: Objection[];
  /** What to know before the click, whatever is asked for. */
  notices: ActionPlan['warnings'];
}

/**
 * A gate says yes from now on, to what it was asked about before a person decided. Others than
 * Flagger can ask as well: several checksums may be there, and what is asked about only later, such
 * as another revision, is not.
 */
export interface GateWrite {
  field: 'gate';
  value: {
    kind: OwnGateKind;
    checksums: string[];
    /** What may start, or may not; of the gate of the start only. */
    target?: DecidedTarget;
    /** Hooks that ask another server, whose yes is needed too; absent: none. */
    others?: string[];
  };
}

/** A field that people write too, and what is written into it for a while. */
export type TemporaryWrite =
  | { field: 'spec.analysis.maxWeight'; value: number }
  | { field: 'spec.analysis.stepWeights'; value: number[] }
  | { field: 'spec.skipAnalysis'; value: true };

/** A field that people write too. */
export type SpecWrite =
  | TemporaryWrite
  | { field: 'spec.suspend'; value: boolean };

/** A field of the Canary and what is written into it. */
export type ClusterWrite =
  | SpecWrite
  | { field: 'spec.skipAnalysis'; value: boolean }
  | { field: 'status.lastAppliedSpec'; value: '' }
  | { field: 'status.failedChecks'; value: number };

/** An annotation of the target's pods: another value is another revision. */
export interface TargetWrite {
  field: 'target.annotation';
  kind: TargetKind;
  target: string;
  value: string;
}

/**
 * Images of containers, of the target's pods or of the primary's. Written only over `from`, so that
 * what somebody else put there meanwhile stays.
 */
export interface ImagesWrite {
  field: 'target.images' | 'primary.images';
  kind: TargetKind;
  workload: string;
  from: ContainerImage[];
  value: ContainerImage[];
}

/** Workloads that have a pod template. */
export const targetKinds = ['Deployment', 'DaemonSet'] as const;
export type TargetKind = (typeof targetKinds)[number];

export type PlannedWrite = ClusterWrite | GateWrite | TargetWrite | ImagesWrite;

/** What is taken back once it has done its part. */
export function isTemporary({ field }: PlannedWrite): boolean {
  return (
    field === 'spec.analysis.maxWeight' ||
    field === 'spec.analysis.stepWeights' ||
    field === 'spec.skipAnalysis'
  );
}

/** Whether it is a field of the Canary itself; all else is of a workload, or the portal's own. */
export function isOfCanary(
  write: PlannedWrite,
): write is Exclude<PlannedWrite, TargetWrite | ImagesWrite> {
  return !/^(target|primary)\./.test(write.field);
}

interface Refused {
  plan: null;
  write: null;
  refusal: Refusal;
}

/** A plan of one verb with the write that carries it out, or why there is none. */
export type Planned =
  | {
      plan: Omit<ActionPlan, 'typed' | 'about'>;
      write: PlannedWrite;
      refusal: null;
    }
  | Refused;

/** The plan as it is offered. */
export type Offered =
  | { plan: ActionPlan; write: PlannedWrite; refusal: null }
  | Refused;

export function refuse(
  code: RefusalCode,
  params: Refusal['params'] = {},
): Refused {
  return { plan: null, write: null, refusal: { code, params } };
}
