/** What Flagger presents when it tells a portal of the suite what happens. */
export const EVENTS = { username: 'flagger', password: 'flagger-events' };

/** Protects nothing; each cluster must have its own. */
export const gateKeyOf = (cluster: string) =>
  `a-key-of-the-suite-that-protects-nothing-${cluster}`;
