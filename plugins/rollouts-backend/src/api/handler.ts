import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  RouteName,
  RouteOutput,
  routes,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Request } from 'express';
import type { z } from 'zod';
import type { MetricsServer } from '../domain/analysis/metricsSource';
import type { AlertBoard } from '../monitoring/AlertBoard';
import type { DocsFiles } from '../monitoring/DocsFiles';
import type { EntityMapper } from '../mapping/EntityMapper';
import type { AuditStore } from '../store/AuditStore';
import type { ActionStore } from '../store/ActionStore';
import type { AnalysisStore } from '../store/AnalysisStore';
import type { RolloutStore } from '../store/RolloutStore';
import type { Auditing } from './auditing/createAuditing';
import type { ReadAccess } from './createReadAccess';
import type { Deciding } from './deciding/createDeciding';
import type { ReadSources } from './readSources';

/** What routes work with. None of it reaches a cluster. */
export interface RouteContext {
  store: RolloutStore & ActionStore & AnalysisStore & AuditStore;
  catalog: CatalogService;
  mapper: Pick<EntityMapper, 'notice'>;
  readSources: ReadSources;
  deciding: Deciding;
  auditing: Auditing;
  alerting: {
    board: Pick<AlertBoard, 'read' | 'sources'>;
    docs: Pick<DocsFiles, 'of'>;
    /** Base URL of the portal. */
    portal: string;
  };
  /** The server that judges the metrics of a cluster, null: none. */
  metricsServerOf: (cluster: string) => MetricsServer | null;
  /** Tells browsers that something about a rollout changed. */
  hint: (rolloutId: string) => void;
  now: () => number;
}

/** What a route was asked with, after parsing: its query, or its body where it has one. */
export type HandlerInput<N extends RouteName> = (typeof routes)[N] extends {
  body: infer B extends z.ZodType;
}
  ? z.output<B>
  : z.output<(typeof routes)[N]['query']>;

/** One route after its query or body was parsed and its caller authorized. */
export type Handler<N extends RouteName> = (
  input: HandlerInput<N>,
  access: ReadAccess,
  context: RouteContext,
  request: Request,
) => Promise<RouteOutput<N>>;
