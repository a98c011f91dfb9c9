import {
  RESOURCE_TYPE_ROLLOUT,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { rolloutConditions } from '@rollouts/backstage-plugin-rollouts-node';
import type { Caller } from '../caller';
import { type Expected, type Row, stoppedAt, type Subject, tells } from './row';

/** What the permission framework asks of every plugin. */
export function framework(subject: Subject): Row[] {
  const at = '/.well-known/backstage/permissions';
  const open = (caller: Caller): Expected =>
    caller.atDoor
      ? stoppedAt(caller.atDoor)
      : { status: 200, shown: false, audited: 0 };
  return [
    {
      route: `GET ${at}/metadata`,
      path: `${at}/metadata`,
      shows: tells,
      expected: open,
    },
    {
      route: `POST ${at}/apply-conditions`,
      path: `${at}/apply-conditions`,
      body: {
        items: [
          {
            id: '1',
            resourceRef: stringifyRolloutRef(subject),
            resourceType: RESOURCE_TYPE_ROLLOUT,
            conditions: rolloutConditions.inCluster({ clusters: ['any'] }),
          },
        ],
      },
      shows: tells,
      // No person may ask which conditions a rollout meets.
      expected: caller =>
        caller.principal === 'user' ? stoppedAt(403) : open(caller),
    },
  ];
}
