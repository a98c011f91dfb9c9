import type { Caller } from '../caller';
import {
  denied,
  reaches,
  type Row,
  type Subject,
  tells,
  turnedAway,
} from './row';

const tellsAnything = (text: string) =>
  tells(text) || !('error' in JSON.parse(text));
const listsAnything = (text: string) => JSON.parse(text).items?.length > 0;

/** About one rollout or release: it is shown, or there is none. */
function one(name: string, subject: Subject, query: object): Row {
  return {
    route: `GET /v1/${name}`,
    path: `/v1/${name}`,
    query,
    shows: tellsAnything,
    expected: caller =>
      turnedAway(caller) ??
      (reaches(caller.sees, subject)
        ? { status: 200, shown: true, audited: 0 }
        : denied(404)),
  };
}

/** A list: what may not be seen is not in it. */
function list(
  name: string,
  query: object,
  shown: (caller: Caller) => boolean,
  shows: Row['shows'],
): Row {
  return {
    route: `GET /v1/${name}`,
    path: `/v1/${name}`,
    query,
    shows,
    expected: caller =>
      turnedAway(caller) ?? {
        status: 200,
        shown: shown(caller),
        audited: 0,
      },
  };
}

/** What is only read. */
export function reading(subject: Subject): Row[] {
  const { cluster, namespace, name, releaseId: id, entity } = subject;
  const address = { cluster, namespace, name };
  return [
    list('sources', {}, ({ sees }) => sees !== 'nothing', listsAnything),
    list('entity-rollouts', { entity }, c => reaches(c.sees, subject), tells),
    // There are none here: who is shown which is told by alerts.test.ts.
    list('entity-alerts', { entity }, () => false, tells),
    one('rollout', subject, address),
    one('releases', subject, address),
    one('analysis', subject, address),
    one('action-offers', subject, address),
    one('release', subject, { id }),
    one('release-analysis', subject, { id }),
    one('release-actions', subject, { id }),
  ];
}
