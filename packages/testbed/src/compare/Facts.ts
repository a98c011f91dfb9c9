/**
 * What the cluster and the portal are compared by. A field that is undefined cannot be said by this
 * side at this moment and is not compared.
 */
export interface Facts {
  isGone?: boolean;
  /** The release of Flagger. */
  flagger?: string | null;
  phase?: string | null;
  /** Share of the traffic that the canary gets, in percent. */
  weight?: number | null;
  /** Where the release stands on its ladder: `weight 25`, `gate confirm-promotion`; null: nowhere. */
  step?: string | null;
  failedChecks?: number | null;
  limit?: number;
  suspended?: boolean;
  skipAnalysis?: boolean;
  /** Images of the primary and of the target. */
  stable?: string[] | null;
  candidate?: string[] | null;
  /** Gates by name: `idle`, `waiting`, `passed`. */
  gates?: Record<string, string>;
  /** Number and outcome of the newest release: `2 failed`, `1 open`, or null. */
  release?: string | null;
  /** The newest release's timeline. */
  steps?: string[];
  pauses?: string[];
  /** Per kind of gate: `confirm-promotion waiting passed`. */
  answers?: string[];
}

/** One field on which the two do not agree. */
export interface Difference {
  field: string;
  cluster: string;
  portal: string;
}

/** Compares every field that both sides can say something about. */
export function differencesOf(cluster: Facts, portal: Facts) {
  const fields = (Object.keys(cluster) as Array<keyof Facts>).filter(
    field => cluster[field] !== undefined && portal[field] !== undefined,
  );
  const differences: Difference[] = fields
    .map(field => ({
      field,
      cluster: JSON.stringify(cluster[field]),
      portal: JSON.stringify(portal[field]),
    }))
    .filter(({ cluster: left, portal: right }) => left !== right);
  return { compared: fields.length, differences };
}
