import type {
  Alert,
  Release,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';

type Relation = NonNullable<Alert['relation']>;

/** An alert that begins later than this after the end of a release is another story. */
const AFTERMATH_MS = 3_600_000;

/** What a release did last before something began, or null when it did nothing near. */
export function relate(
  since: number,
  release: Release,
  timeline: Array<Pick<TimelineEntry, 'at' | 'details'>>,
): Relation | null {
  const { closedAt } = release;
  if (since < release.openedAt) return null;
  if (closedAt !== null && since > closedAt + AFTERMATH_MS) return null;
  const step = timeline
    .flatMap(entry => toStep(entry))
    .filter(({ at }) => at <= since)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  if (!step) return null;
  const { at, ...rest } = step;
  return {
    rolloutRef: release.rolloutRef,
    releaseId: release.id,
    releaseNumber: release.number,
    ...rest,
    afterMs: since - at,
  };
}

function toStep({
  at,
  details,
}: Pick<TimelineEntry, 'at' | 'details'>): Array<
  Pick<Relation, 'step' | 'value'> & { at: number }
> {
  switch (details.kind) {
    case 'weight':
    case 'iteration':
      return [{ at, step: details.kind, value: details.value }];
    case 'opened':
    case 'promoted':
    case 'closed':
      return [{ at, step: details.kind, value: null }];
    default:
      return [];
  }
}
