import type { RequestHandler } from 'express';
import { StatusError } from '../cluster/StatusError';
import type { Faults } from '../faults/Faults';
import { requestInfo } from './requestInfo';

/** Who a bearer token is, and whether it may write. */
export interface Account {
  user: string;
  readOnly: boolean;
  /** Plurals that it may not list or watch; an object that it can name it may read. */
  unseen?: string[];
}

export const SANDBOX_TOKEN = 'sandbox-token';
export const READ_ONLY_TOKEN = 'sandbox-read-only';
/** Sees no workloads. */
export const BLIND_TOKEN = 'sandbox-blind';

const accounts: Record<string, Account> = {
  [SANDBOX_TOKEN]: { user: 'sandbox-admin', readOnly: false },
  [READ_ONLY_TOKEN]: {
    user: 'system:serviceaccount:backstage:rollouts',
    readOnly: true,
  },
  [BLIND_TOKEN]: {
    user: 'system:serviceaccount:backstage:blind',
    readOnly: false,
    unseen: ['deployments', 'daemonsets'],
  },
};

/** Who brings no token is somebody too, as an API server is set up by default. */
const ANONYMOUS: Account = { user: 'system:anonymous', readOnly: true };

const VERBS: Record<string, string> = {
  GET: 'list',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Knows the token, then asks whether it may: errors worded as RBAC words them. */
export function authenticate(faults: Faults): RequestHandler {
  return (req, _res, next) => {
    const [, token] =
      /^Bearer (.+)$/.exec(req.headers.authorization ?? '') ?? [];
    const account = token === undefined ? ANONYMOUS : accounts[token];
    if (!account || faults.state.unauthorized) {
      throw new StatusError('Unauthorized', 'Unauthorized');
    }
    const info = requestInfo(req.path);
    const forbidden =
      account === ANONYMOUS ||
      (account.readOnly && req.method !== 'GET') ||
      (info && isUnseen(account, req.method, info)) ||
      (info && faults.state.forbidden.includes(info.kind.plural));
    if (info && forbidden) {
      throw forbiddenError(account.user, req.method, info);
    }
    next();
  };
}

type Info = NonNullable<ReturnType<typeof requestInfo>>;

function isUnseen({ unseen = [] }: Account, method: string, info: Info) {
  return method === 'GET' && !info.name && unseen.includes(info.kind.plural);
}

function forbiddenError(
  user: string,
  method: string,
  { kind, namespace, name }: Info,
): StatusError {
  const qualified = kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
  const subject = name ? `${qualified} "${name}"` : qualified;
  const verb = method === 'GET' && name ? 'get' : VERBS[method];
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return new StatusError(
    'Forbidden',
    `${subject} is forbidden: User "${user}" cannot ${verb} resource "${kind.plural}" in API group "${kind.group}" ${where}`,
    { name, group: kind.group, kind: kind.plural },
  );
}
