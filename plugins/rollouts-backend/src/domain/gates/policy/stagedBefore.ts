import type {
  ContainerImage,
  Release,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Objection } from './types';

/** What would start succeeded before: in words where, e.g. `staging/shop/checkout`, and as which release. */
export interface Proof {
  passed: true;
  rollout: string;
  number: number;
}
/** Whether what would start was proven before, in the rollout that the rules name. */
export type Staged = Proof | { passed: false; objection: Objection };

/** What is known of the rollout in which a version is to succeed first. */
export interface StagingView {
  /** What would start; null: not known. */
  images: ContainerImage[] | null;
  /** In words, e.g. `staging/shop/checkout`. */
  rollout: string;
  /** Of that rollout, newest first; null: there is no such rollout. */
  releases:
    | Pick<Release, 'number' | 'outcome' | 'cause' | 'closedAt' | 'images'>[]
    | null;
  withinMs: number;
  now: number;
}

/**
 * The newest release of the same images that has an end decides: one that failed since takes back what
 * succeeded before. What was promoted without checks proves nothing.
 */
export function stagedBefore(view: StagingView): Staged {
  const { images, releases, rollout, withinMs, now } = view;
  const wanted = keyOf(images);
  const object = (code: Objection['code'], number: number | null = null) => ({
    passed: false as const,
    objection: {
      code,
      params: {
        rollout,
        images: images?.map(({ image }) => image).join(', ') ?? '–',
        number,
      },
      until: null,
    },
  });
  if (!releases) return object('staging-unknown');
  const same = releases.filter(
    ({ images: { to } }) => wanted !== null && keyOf(to) === wanted,
  );
  const ended = same.find(({ outcome }) => isProof(outcome));
  if (!ended) {
    const [running] = same.filter(({ closedAt }) => closedAt === null);
    return running
      ? object('staging-runs', running.number)
      : object('staging-missing');
  }
  const { outcome, cause, closedAt, number } = ended;
  if (outcome === 'failed') return object('staging-failed', number);
  if (cause?.code === 'analysis-skipped') {
    return object('staging-unchecked', number);
  }
  return now - (closedAt ?? 0) > withinMs
    ? object('staging-too-old', number)
    : { passed: true, rollout, number };
}

function isProof(outcome: Release['outcome']): boolean {
  return outcome === 'succeeded' || outcome === 'failed';
}

/** Which containers there are does not matter, only what runs in them. */
function keyOf(images: ContainerImage[] | null): string | null {
  if (!images || images.length === 0) return null;
  return images
    .map(({ image }) => image)
    .sort()
    .join(' ');
}
