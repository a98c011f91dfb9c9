import type {
  MetricHistory,
  Rollout,
  RouteOutput,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { DeskOptions } from '../desk';

export type EntityRollouts = RouteOutput<'entityRollouts'>;

/** One thing that the tab can look like, for dev pages and tests. */
export interface State {
  title: string;
  /** The backend's answer to call number `call`, counted from 0. */
  reply: (call: number) => Promise<EntityRollouts>;
  /** Annotations of the entity. */
  annotations?: Record<string, string>;
  /** Alerts of the entity; none and no source without them. */
  alerts?: Partial<RouteOutput<'entityAlerts'>>;
  /** What the metrics say now; no metrics without it. */
  analysis?: Partial<RouteOutput<'analysis'>>;
  /** What they did during the release. */
  histories?: MetricHistory[];
  /** What can be done, and what happens then. */
  desk?: DeskOptions;
  /** URL query with which the state is opened. */
  query?: string;
}

export const MINUTE = 60_000;

/** A good answer with these rollouts, all their clusters live. */
export function anAnswer(
  rollouts: Rollout[],
  changes: Partial<EntityRollouts> = {},
): EntityRollouts {
  const clusters = [...new Set(rollouts.map(({ cluster }) => cluster))];
  return {
    now: BUILDER_NOW,
    rollouts,
    sources: clusters.map(name => aCluster(name)),
    candidates: [],
    hidden: 0,
    ...changes,
  };
}

export function aCluster(name: string, changes: Partial<Source> = {}): Source {
  return aSource({ id: `cluster:${name}`, name, ...changes });
}

/** A state of a single rollout. */
export function single(
  title: string,
  rollout: Rollout,
  changes: Partial<EntityRollouts> = {},
): State {
  return { title, reply: async () => anAnswer([rollout], changes) };
}
