import type { FaultScene } from './FaultScene';
import type { Wanted } from './judge/freshness';

/** Something that breaks between a portal and a cluster while a release runs. */
export interface Fault {
  /** DNS label; also names its namespace, and its cluster in the portal. */
  name: string;
  /** What is done, in one sentence. */
  about: string;
  /** `calm`: it disturbs one portal alone, and is played beside others; `shaken`: the whole cluster. */
  place: 'calm' | 'shaken';
  /** Whether it ends a portal, which then must be nobody else's. */
  ownPortal: boolean;
  /** `spec.analysis` of its Canary. */
  analysis: Record<string, unknown>;
  /** All of it, from an empty namespace to the last comparison. */
  limitMs: number;
  /** What the portal must say of the cluster meanwhile. */
  wanted: readonly Wanted[];
  /** Changes that the portal is asked to make in the cluster. */
  writes: number;
  /** From Initialized to the end of a release. */
  run(scene: FaultScene): Promise<void>;
  /** What else must hold in the end: what does not, in words. */
  judge?(scene: FaultScene): Promise<string[]>;
}
