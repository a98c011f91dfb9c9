import type { Caller } from '../caller';
import { type Expected, type Row, stoppedAt, type Subject, tells } from './row';

/** What Flagger calls, with credentials of its own: no token opens it, and its own open nothing else. */
export function hooks(subject: Subject): Row[] {
  const { cluster, namespace, name, isOwn } = subject;
  const body = {
    ...{ namespace, name, phase: 'Progressing', checksum: 'abc' },
    metadata: {
      eventMessage: 'Halted by the moon',
      eventType: 'Warning',
      timestamp: '1767355200000',
    },
  };
  const row = (
    hook: NonNullable<Caller['hook']>,
    tail: string,
    own: Pick<Expected, 'status' | 'text'>,
  ): Row => ({
    route: `ALL /${hook}${tail && '/*'}`,
    path: `/${hook}${tail}`,
    body,
    shows: tells,
    expected: caller => ({
      ...stoppedAt(403),
      text: 'refused\n',
      ...(caller.hook === hook && isOwn && tail && own),
    }),
  });
  const at = `/${encodeURIComponent(cluster)}`;
  return [
    row('gates', `${at}/rollback`, {
      status: 403,
      text: 'no release is open\n',
    }),
    row('gates', '', { status: 403 }),
    row('events', at, { status: 202, text: 'accepted\n' }),
    row('events', '', { status: 403 }),
  ];
}
