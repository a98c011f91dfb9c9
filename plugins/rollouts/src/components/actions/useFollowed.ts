import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { useState } from 'react';
import { useReleaseActions } from '../../queries/deciding/useReleaseActions';

/**
 * The newest action, followed to its end. When another revision opens another release, whoever asked
 * must not be left without an answer: the action is then read from the release that it was about.
 */
export function useFollowed(actions: Action[]): Action | null {
  const newest = actions.find(({ state }) => state !== 'denied') ?? null;
  const [followed, setFollowed] = useState(newest);
  if (newest && newest !== followed) setFollowed(newest);
  const lost = newest ? null : followed;
  const { data } = useReleaseActions(lost?.releaseId ?? null, true);
  return newest ?? data?.items.find(({ id }) => id === lost?.id) ?? lost;
}
