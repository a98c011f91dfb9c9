import type { Trouble } from './judge/Trouble';

/** What is broken and how it is mended. */
export interface Breakage {
  /** Whether nothing of the cluster can reach the portal meanwhile. */
  reach: 'deaf' | 'hears';
  during: () => Promise<void>;
  /** Also after a failure: others play in the same cluster afterwards. */
  mend: () => Promise<void> | void;
}

/** Something is broken for as long as this lasts, and mended afterwards. Adds the time to the others. */
export async function breakFor(
  troubles: Trouble[],
  { reach, during, mend }: Breakage,
): Promise<void> {
  const trouble = {
    from: Date.now(),
    to: Infinity,
    isDeaf: reach === 'deaf',
  };
  troubles.push(trouble);
  try {
    await during();
  } finally {
    trouble.to = Date.now();
    await mend();
  }
}
