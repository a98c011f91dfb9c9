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

type StagingRelease = Pick<
  Release,
  'number' | 'outcome' | 'cause' | 'closedAt' | 'images'
>;

/** What is known of the rollout in which a version is to succeed first. */
export interface StagingView {
  /** What would start; null: not known. */
  images: ContainerImage[] | null;
  /** In words, e.g. `staging/shop/checkout`. */
  rollout: string;
  /** Of that rollout, newest first; null: there is no such rollout. */
  releases: StagingRelease[] | null;
  /** What serves users there now; null: not known. */
  serves: ContainerImage[] | null;
  withinMs: number;
  now: number;
}

/**
 * The newest release of the same images that has an end decides: one that failed since takes back what
 * succeeded before. What was promoted without checks proves nothing, nor does what was taken back there.
 */
export function stagedBefore(view: StagingView): Staged {
  const { images, releases, serves, rollout, withinMs, now } = view;
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
  if (now - (closedAt ?? 0) > withinMs) {
    return object('staging-too-old', number);
  }
  return isTakenBack(ended, releases, serves)
    ? object('staging-reverted', number)
    : { passed: true, rollout, number };
}

/**
 * What served before it serves again, or is on its way to. A newer version in its place is none of that,
 * whether or not that one stayed.
 */
function isTakenBack(
  { number, images }: StagingRelease,
  releases: StagingRelease[],
  serves: ContainerImage[] | null,
): boolean {
  const wanted = keyOf(images.to);
  const before = new Set(
    releases
      .filter(release => release.number <= number)
      .flatMap(({ outcome, images: { from, to } }) => [
        keyOf(from),
        outcome === 'succeeded' ? keyOf(to) : null,
      ])
      .filter(key => key !== null && key !== wanted),
  );
  const brought = releases
    .filter(release => release.number > number && mayServe(release))
    .map(release => keyOf(release.images.to));
  return [keyOf(serves), ...brought].some(key => before.has(key));
}

/** For somebody who may not see the rollout in which it is to succeed first: only that it did not. */
export function withheld(staged: Staged): Staged {
  if (staged.passed) return staged;
  const { images } = staged.objection.params;
  return {
    passed: false,
    objection: { code: 'staging-hidden', params: { images }, until: null },
  };
}

/** It was promoted, or may be yet; of one that nobody saw end nothing better is known. */
function mayServe({ outcome }: StagingRelease): boolean {
  return outcome !== 'failed' && outcome !== 'superseded';
}

function isProof(outcome: Release['outcome']): boolean {
  return outcome === 'succeeded' || outcome === 'failed';
}

/** Which containers there are does not matter, only what runs in them. */
function keyOf(images: ContainerImage[] | null): string | null {
  if (!images || images.length === 0) return null;
  return images
    .map(({ image, init }) => (init ? `init ${image}` : image))
    .sort()
    .join('\n');
}
