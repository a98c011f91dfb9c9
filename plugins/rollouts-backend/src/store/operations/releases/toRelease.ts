import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields } from '../../../domain/fact';
import type { ReleaseRow } from '../../tables';
import { ActionColumns, actionsIn } from './actionColumns';

type Row = Pick<ReleaseRow, 'id' | 'release_json'> & ActionColumns;

/** A release as the API gives it. */
export function toRelease(row: Row, rolloutRef: string): Release {
  const fields = JSON.parse(row.release_json) as ReleaseFields;
  return { id: row.id, rolloutRef, ...fields, ...actionsIn(row) };
}
