/** A released version. */
export interface Release {
  major: number;
  minor: number;
  patch: number;
}

/** What builds of a release may add to its number; all else after a `-` may be older than it. */
const BUILDS = /^-(?:debian|alpine|ubi|distroless|fips|amd64|arm64|r?\d)/i;

/**
 * The release that a version or an image's tag names; null for anything else: `latest`, a commit, a
 * release candidate, which need not behave like the release.
 */
export function toRelease(text: string): Release | null {
  const match = /^v?(\d+)\.(\d+)\.(\d+)([-+].*)?$/.exec(text.trim());
  if (!match) return null;
  const [, major, minor, patch, rest = ''] = match;
  if (rest.startsWith('-') && !BUILDS.test(rest)) return null;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Negative when `a` is older than `b`. */
export function compareReleases(a: Release, b: Release): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Without `v` and build. */
export function nameOf({ major, minor, patch }: Release): string {
  return `${major}.${minor}.${patch}`;
}
