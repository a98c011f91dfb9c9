import type {
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatClock } from '../../lib/format/time';
import { toFlaggerNotices } from '../../lib/page/flagger';
import { toSourceNotices } from '../../lib/page/freshness';
import { Notice } from '../base/Notice';
import { useNow } from '../time/Clock';
import { useWords } from '../base/useWords';

/** What is wrong with the source of a rollout, and since when what is shown is true. */
export function SourceNotices(props: {
  rollout: Rollout;
  source: Source | undefined;
}) {
  const { rollout, source } = props;
  const { words, locale } = useWords();
  const now = useNow(10_000);
  const notices = [
    ...toSourceNotices(rollout.cluster, source, now, words, locale),
    ...(source ? toFlaggerNotices(source, words) : []),
  ];
  return (
    <>
      {rollout.goneAt !== null && (
        <Notice severity="info" title={words('state.gone.title')}>
          <p>
            {words('state.gone.text', {
              time: formatClock(rollout.goneAt, now, locale),
            })}
          </p>
        </Notice>
      )}
      {notices.map(notice => (
        <Notice key={notice.id} severity={notice.severity} title={notice.title}>
          {notice.lines.map(line => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ))}
    </>
  );
}
