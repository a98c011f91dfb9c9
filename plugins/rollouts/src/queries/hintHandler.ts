import type { RouteOutput } from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, QueryClient } from '@tanstack/react-query';
import { planHint } from './hintPolicy';
import { keys } from './keys';

type EntityRollouts = RouteOutput<'entityRollouts'>;

/** Turns change hints into refetches of the shared cache. */
export function createHintHandler(client: QueryClient): {
  handle(ids: string[]): void;
  stop(): void;
} {
  let plannedAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    handle(ids) {
      const refs = refsById(client);
      const plan = planHint(ids, new Set(refs.keys()), {
        plannedAt,
        now: Date.now(),
        random: Math.random(),
      });
      for (const id of plan.refresh) refresh(client, refs.get(id) ?? '');
      if (plan.listsInMs !== null) {
        plannedAt = Date.now() + plan.listsInMs;
        timer = setTimeout(() => {
          client.invalidateQueries({
            queryKey: keys.entities,
            refetchType: refetchType(),
          });
        }, plan.listsInMs);
      }
    },
    stop: () => clearTimeout(timer),
  };
}

/** A hidden page only takes note; it reads when somebody looks at it again. */
function refetchType(): 'active' | 'none' {
  return focusManager.isFocused() ? 'active' : 'none';
}

function refsById(client: QueryClient): Map<string, string> {
  const lists = client.getQueriesData<EntityRollouts>({
    queryKey: keys.entities,
  });
  return new Map(
    lists.flatMap(([, data]) =>
      (data?.rollouts ?? []).map(({ id, ref }) => [id, ref] as const),
    ),
  );
}

/** Refs of the entities that show the rollout. */
function entitiesWith(client: QueryClient, rolloutRef: string): string[] {
  const lists = client.getQueriesData<EntityRollouts>({
    queryKey: keys.entities,
  });
  return lists
    .filter(([, data]) => data?.rollouts.some(({ ref }) => ref === rolloutRef))
    .map(([key]) => String(key[key.length - 1]));
}

function refresh(client: QueryClient, rolloutRef: string): void {
  client.invalidateQueries({
    queryKey: keys.entities,
    refetchType: refetchType(),
    predicate: ({ state }) =>
      Boolean(
        (state.data as EntityRollouts | undefined)?.rollouts.some(
          ({ ref }) => ref === rolloutRef,
        ),
      ),
  });
  for (const queryKey of [
    keys.releases(rolloutRef),
    keys.offers(rolloutRef),
    keys.analysis(rolloutRef),
    ...entitiesWith(client, rolloutRef).map(keys.alerts),
  ]) {
    client.invalidateQueries({ queryKey, refetchType: refetchType() });
  }
  client.invalidateQueries({
    queryKey: keys.releaseDetails,
    refetchType: refetchType(),
    predicate: ({ state }) => {
      const data = state.data as RouteOutput<'release'> | undefined;
      return data?.rollout.ref === rolloutRef;
    },
  });
}
