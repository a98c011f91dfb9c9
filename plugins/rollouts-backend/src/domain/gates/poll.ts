/** The gates that a person can answer here; of a traffic gate, by pausing. */
const ownGateKinds = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
] as const;
export type OwnGateKind = (typeof ownGateKinds)[number];

/** The last question that a gate got. */
export interface GatePoll {
  rolloutId: string;
  kind: OwnGateKind;
  /** Flagger's word for the revision and the configs that it asks about; opaque. */
  checksum: string;
  /** By which key of the cluster whoever asked proved itself; null: asked of before there were two. */
  keyId: string | null;
  /** The release that was open when it asked; null: none was. */
  releaseId: string | null;
  /** Our clock, UTC ms. */
  polledAt: number;
  /** True: it was told yes. */
  answer: boolean;
  /** The action whose decision the answer came from; null: it was nobody's. */
  decisionId: string | null;
}

export function isOwnGateKind(kind: string): kind is OwnGateKind {
  return (ownGateKinds as readonly string[]).includes(kind);
}
