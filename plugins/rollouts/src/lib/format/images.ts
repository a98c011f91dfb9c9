import type {
  ContainerImage,
  ReleaseImages,
} from '@rollouts/backstage-plugin-rollouts-common';

/** One container: what it ran and what it runs next; null where that is not known or not there. */
export interface ImageChange {
  container: string;
  from: { short: string; full: string } | null;
  to: { short: string; full: string } | null;
  changed: boolean;
}

/** Changes per container, changed ones first; null when neither side is known. */
export function toImageChanges(images: ReleaseImages): ImageChange[] | null {
  const { from, to } = images;
  if (!from && !to) return null;
  const names = new Set(
    [...(to ?? []), ...(from ?? [])].map(({ container }) => container),
  );
  const changes = [...names].map(name => toChange(name, from, to));
  return changes.sort((a, b) => Number(b.changed) - Number(a.changed));
}

function toChange(
  container: string,
  from: ContainerImage[] | null,
  to: ContainerImage[] | null,
): ImageChange {
  const before = imageOf(from, container);
  const after = imageOf(to, container);
  const sameRepository =
    before !== null &&
    after !== null &&
    repository(before) === repository(after);
  const shorten = (image: string | null) =>
    image === null
      ? null
      : { full: image, short: shortImage(image, sameRepository) };
  return {
    container,
    from: shorten(before),
    to: shorten(after),
    changed: from !== null && to !== null && before !== after,
  };
}

function imageOf(images: ContainerImage[] | null, container: string) {
  return images?.find(image => image.container === container)?.image ?? null;
}

/** The tag or digest alone, with the last part of the name unless `tagOnly`. */
export function shortImage(image: string, tagOnly: boolean): string {
  const name = repository(image).split('/').pop() ?? image;
  const version = versionOf(image);
  if (version === null) return name;
  return tagOnly ? version : `${name}:${version}`;
}

function repository(image: string): string {
  const withoutDigest = image.split('@')[0];
  const slash = withoutDigest.lastIndexOf('/');
  const colon = withoutDigest.lastIndexOf(':');
  return colon > slash ? withoutDigest.slice(0, colon) : withoutDigest;
}

function versionOf(image: string): string | null {
  const [named, digest] = image.split('@');
  const tag = named.slice(repository(image).length + 1);
  if (tag) return tag;
  return digest ? digest.replace(/^sha256:/, '').slice(0, 12) : null;
}
