/** A time in which something was broken. UTC milliseconds of our clock. */
export interface Trouble {
  from: number;
  to: number;
  /** Whether nothing of the cluster could reach the portal. */
  isDeaf: boolean;
}
