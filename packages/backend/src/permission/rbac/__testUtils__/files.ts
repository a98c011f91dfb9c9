import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Permission,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  auditReadPermission,
  rolloutsPermissions,
} from '@rollouts/backstage-plugin-rollouts-common';
import { parseAllDocuments } from 'yaml';

/** One document of the file of conditional policies, as the RBAC plugin reads it. */
export interface RoleCondition {
  result: string;
  roleEntityRef: string;
  pluginId: string;
  resourceType: string;
  /** Every permission with an action, or one by name. */
  permissionMapping: Array<string | { name: string; action: string }>;
  conditions: PermissionCriteria<PermissionCondition>;
}

const read = (name: string) =>
  readFileSync(path.join(__dirname, '..', name), 'utf8').trim();

const lines = read('policies.csv')
  .split('\n')
  .map(line => line.split(', '));

/** What roles may do: p, role, permission, action, effect. */
export const grants = lines.filter(([kind]) => kind === 'p');
/** Who is in roles: g, member, role. */
export const members = lines.filter(([kind]) => kind === 'g');

export const conditions: RoleCondition[] = parseAllDocuments(
  read('conditions.yaml'),
).map(document => document.toJS());

const permissions: Permission[] = [...rolloutsPermissions, auditReadPermission];

/** The permission of that name, if there is one. */
export const permissionNamed = (name: string) =>
  permissions.find(permission => permission.name === name);
