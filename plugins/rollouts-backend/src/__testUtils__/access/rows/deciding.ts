import { verbs } from '@rollouts/backstage-plugin-rollouts-common';
import { permissionOf } from '../../../api/deciding/permissionOf';
import {
  denied,
  reaches,
  type Row,
  type Subject,
  tells,
  turnedAway,
} from './row';

/** Somebody decides: persons only, and every attempt is told. */
export function deciding(subject: Subject): Row[] {
  const { cluster, namespace, name, releaseId, phase } = subject;
  return verbs.map(verb => ({
    route: 'POST /v1/actions',
    variant: verb,
    path: '/v1/actions',
    body: {
      ...{ cluster, namespace, name, releaseId, phase, verb },
      lever: 'gate',
      reason: 'to see who may',
      idempotencyKey: `click-of-${verb}`,
    },
    shows: tells,
    expected: caller => {
      const away = turnedAway(caller);
      if (away) return away;
      if (caller.principal === 'service') return denied(403);
      if (!reaches(caller.sees, subject)) return denied(404);
      const may =
        reaches(caller.acts, subject) &&
        (caller.verb === undefined ||
          permissionOf[caller.verb].name === permissionOf[verb].name);
      // Whoever may do it is told that actions are off.
      return denied(may ? 409 : 403);
    },
  }));
}
