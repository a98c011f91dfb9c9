import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  auditExportRoute,
  routes,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { ErrorRequestHandler, Request } from 'express';
import { rowOfDenial } from '../../domain/audit/rowOfDenial';
import { readAsked } from '../auditDenials';
import { userOf } from '../deciding/userOf';
import type { RouteContext } from '../handler';
import { HourlyLimit } from './HourlyLimit';

/** As many as are kept of what a person asks for at one rollout. */
const MOST_AN_HOUR = 20;

const ofAudit: string[] = [
  routes.audit.path,
  routes.auditVerification.path,
  auditExportRoute.path,
];

/**
 * Keeps in the audit who was denied the audit itself, and that a service asked for an action. What
 * a person without the right asks for is kept with the release, before it comes here.
 */
export function keepDenials(options: {
  identify: (request: Request) => Promise<BackstageCredentials>;
  context: Pick<RouteContext, 'store' | 'auditing' | 'now'>;
}): ErrorRequestHandler {
  const { store, auditing, now } = options.context;
  const limit = new HourlyLimit(MOST_AN_HOUR);
  const keep = async (request: Request, why: string) => {
    const path = routeOf(request);
    const isAct = path === routes.act.path;
    if (!isAct && !ofAudit.includes(path)) return;
    const credentials = await options.identify(request);
    const user = userOf(credentials);
    if (isAct && user !== null) return;
    const subject = user ?? subjectOf(credentials);
    if (!limit.take(subject, now())) return;
    const denial = { user, subject, asked: sayAsked(request), why };
    await store.addAudit([rowOfDenial(denial, auditing.whence(request))]);
  };
  return async (error, request, _response, next) => {
    try {
      if (error instanceof NotAllowedError) await keep(request, error.message);
      next(error);
    } catch (unexpected) {
      next(unexpected);
    }
  };
}

/** Routes answer to other capitals and to a slash at the end as well. */
function routeOf({ path }: Request): string {
  return path.toLowerCase().replace(/\/$/, '');
}

function subjectOf({ principal }: BackstageCredentials): string {
  const { subject } = principal as { subject?: string };
  return subject ?? 'unknown';
}

/** `POST /v1/actions verb=promote name=checkout`. */
function sayAsked(request: Request): string {
  const asked = Object.entries(readAsked(request));
  return [
    `${request.method} ${request.path}`,
    ...asked.map(([key, value]) => `${key}=${value}`),
  ].join(' ');
}
