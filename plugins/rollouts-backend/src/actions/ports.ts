import type {
  Answered,
  CanaryAddress,
  FreshCanary,
} from '../collectors/kubernetes/writer/CanaryWriter';
import type { ActionRecord } from '../domain/actions/record';
import type { ImagesWrite, TargetWrite } from '../domain/actions/types';
import type { Heard } from '../domain/heard/heard';

/** How actions reach the cluster. */
export interface Canaries {
  read(address: CanaryAddress): Promise<FreshCanary>;
  patch(
    address: CanaryAddress,
    change: { body: object; resourceVersion: string; isStatus: boolean },
  ): Promise<Answered>;
  /** Gives the target's pods an annotation. `same`: they have it, and nothing was sent. */
  annotateTarget(
    address: CanaryAddress,
    write: TargetWrite,
  ): Promise<Answered | 'same'>;
  /** Whether a workload has what is to be written; nothing is changed. */
  isWritten(
    address: CanaryAddress,
    write: TargetWrite | ImagesWrite,
  ): Promise<boolean>;
  /**
   * Sets images of a workload. `same`: it has them, `moved`: it has other ones than were to be replaced,
   * and keeps them; nothing was sent.
   */
  setImages(
    address: CanaryAddress,
    write: ImagesWrite,
  ): Promise<Answered | 'same' | 'moved'>;
}

/** What one turn on one action works with. */
export interface Turn {
  canaries: Canaries;
  /** What of the rollout is the present. */
  heard: Heard;
  /**
   * Stores the record before anything else happens; answers it with its new version.
   *
   * @throws StaleRecord when somebody else wrote it or holds the lease by now.
   */
  save: (record: ActionRecord) => Promise<ActionRecord>;
  now: () => number;
}

/** Somebody else goes on with this action. */
export class StaleRecord extends Error {}
