import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields } from '../../../domain/fact';
import type { ReleaseRow } from '../../tables';

/** A release as the API gives it. */
export function toRelease(
  row: Pick<ReleaseRow, 'id' | 'release_json'>,
  rolloutRef: string,
): Release {
  const fields = JSON.parse(row.release_json) as ReleaseFields;
  return { id: row.id, rolloutRef, ...fields };
}
