import type { RequestHandler } from 'express';
import { StatusError } from '../cluster/StatusError';
import type { Faults } from '../faults/Faults';
import { requestInfo } from './requestInfo';

/** Who a bearer token is, and whether it may write. */
export interface Account {
  user: string;
  readOnly: boolean;
}

export const SANDBOX_TOKEN = 'sandbox-token';
export const READ_ONLY_TOKEN = 'sandbox-read-only';

const accounts: Record<string, Account> = {
  [SANDBOX_TOKEN]: { user: 'sandbox-admin', readOnly: false },
  [READ_ONLY_TOKEN]: {
    user: 'system:serviceaccount:backstage:rollouts',
    readOnly: true,
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
      (info && faults.state.forbidden.includes(info.kind.plural));
    if (info && forbidden) {
      throw forbiddenError(account.user, req.method, info);
    }
    next();
  };
}

function forbiddenError(
  user: string,
  method: string,
  { kind, namespace, name }: NonNullable<ReturnType<typeof requestInfo>>,
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
