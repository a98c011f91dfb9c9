import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields, TimelineFact } from '../fact';

const tag = (images: ContainerImage[] | null) =>
  images?.map(i => i.image.split(':').pop()).join(',') ?? '?';

/** A release in one line, as the expectations are written. */
export function compactRelease(release: ReleaseFields): string {
  const { number, outcome, cause, images, maxWeight, failedChecks } = release;
  const config = release.configChanged ? ' config' : '';
  const text = cause?.text ? ` "${cause.text}"` : '';
  return `#${number} ${tag(images.from)}->${tag(
    images.to,
  )}${config} ${outcome} by ${
    cause?.code
  }${text}, max ${maxWeight} %, ${failedChecks} failed`;
}

/** A timeline entry in one line with minutes and seconds. */
export function compactEntry({ at, details }: TimelineFact): string {
  return `${new Date(at).toISOString().slice(14, 19)} ${words(details)}`;
}

function words(details: TimelineFact['details']): string {
  switch (details.kind) {
    case 'opened':
      return `opened in ${details.phase}${details.observed ? '' : ' (unseen)'}`;
    case 'phase':
      return `${details.from} -> ${details.to}`;
    case 'weight':
    case 'primary-weight':
      return `${details.kind} ${details.value}`;
    case 'iteration':
      return `iteration ${details.value}/${details.of}`;
    case 'check-failed':
      return `check failed ${details.used}/${details.limit} "${details.text}"`;
    case 'failed-checks-set':
      return `failed checks set ${details.value}/${details.limit}`;
    case 'gate-waiting':
    case 'gate-passed':
      return `${details.kind} ${details.gate} ${details.name}`;
    case 'message':
      return `${details.severity} "${details.text}"`;
    case 'gap':
      return `gap (${details.reason})`;
    case 'closed':
      return `closed ${details.outcome}`;
    default:
      return details.kind;
  }
}
