import type { JsonObject } from '@backstage/types';
import {
  auditReadPermission,
  rolloutReadPermission,
  rolloutsPermissions,
} from '@rollouts/backstage-plugin-rollouts-common';
import { bearer, type Caller, nothing } from './caller';

const READ = rolloutReadPermission.name;
const everyPermission = rolloutsPermissions.map(({ name }) => name);

/** Services from outside, with what an administrator has written about their access. */
const configured: Array<
  Omit<Caller, 'principal' | 'authorization'> & { restrictions?: JsonObject[] }
> = [
  { name: 'service', refused: true, ...nothing },
  {
    name: 'service restricted to another plugin',
    restrictions: [{ plugin: 'catalog' }],
    atDoor: 403,
    ...nothing,
  },
  {
    name: 'service restricted to the plugin',
    restrictions: [{ plugin: 'rollouts' }],
    refused: true,
    ...nothing,
  },
  {
    name: 'service restricted to reading by action',
    restrictions: [
      { plugin: 'rollouts', permissionAttribute: { action: 'read' } },
    ],
    refused: true,
    ...nothing,
  },
  {
    name: 'service restricted to all permissions but reading',
    restrictions: [
      {
        plugin: 'rollouts',
        permission: everyPermission.filter(name => name !== READ),
      },
    ],
    refused: true,
    ...nothing,
  },
  {
    name: 'service restricted to reading, and to what changes',
    restrictions: [
      {
        plugin: 'rollouts',
        permission: READ,
        permissionAttribute: { action: 'update' },
      },
    ],
    ...nothing,
  },
  {
    name: 'service restricted to reading',
    restrictions: [{ plugin: 'rollouts', permission: READ }],
    sees: 'everything',
    acts: 'nothing',
  },
  {
    name: 'service restricted to reading, and the audit',
    restrictions: [
      { plugin: 'rollouts', permission: [READ, auditReadPermission.name] },
    ],
    sees: 'everything',
    acts: 'nothing',
    audits: true,
  },
  {
    name: 'service restricted to every permission',
    restrictions: [{ plugin: 'rollouts', permission: everyPermission }],
    sees: 'everything',
    acts: 'nothing',
  },
];

const tokenOf = (name: string) => `token-of-${name.replaceAll(/\W+/g, '-')}`;

/** The section `backend.auth.externalAccess` of app-config. */
export const externalAccess = configured.map(({ name, restrictions }) => ({
  type: 'static',
  options: { token: tokenOf(name), subject: tokenOf(name) },
  ...(restrictions && { accessRestrictions: restrictions }),
}));

export const services = configured.map(
  ({ restrictions: _, ...service }): Caller => ({
    ...service,
    principal: 'service',
    authorization: async () => bearer(tokenOf(service.name)),
  }),
);
