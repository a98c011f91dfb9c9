export interface Config {
  /** The embedded cluster of the demo. */
  sandbox?: {
    /** Address of its control; no sandbox page without it. */
    control?: string;
  };
}
