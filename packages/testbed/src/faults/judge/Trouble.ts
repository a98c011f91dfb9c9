/** A time between two moments, in UTC milliseconds of our clock. */
export interface Span {
  from: number;
  to: number;
}

/** A time in which something was broken. */
export interface Trouble extends Span {
  /** Whether nothing of the cluster could reach the portal. */
  isDeaf: boolean;
}
