import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { formatClock } from '../../lib/format/time';
import { sayFailure } from '../../lib/page/failure';
import type { useEntityAlerts } from '../../queries/judging/useEntityAlerts';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import { useTabLinks } from '../pages/tabLinks';
import { useNow } from '../time/Clock';
import { Alerts } from './Alerts';

/**
 * The alerts of the entity above its rollout. Draws nothing where no source of alerts is
 * configured: whoever has none must not be warned every day.
 */
export function EntityAlerts(props: {
  rollout: Rollout;
  query: ReturnType<typeof useEntityAlerts>;
  selectedId: string | null;
}) {
  const { rollout, query, selectedId } = props;
  const { words, locale } = useWords();
  const links = useTabLinks();
  const now = useNow(60_000);
  const { data, error } = query;
  if (!data) {
    return error ? (
      <Notice severity="warning" title={words('alerts.failed')}>
        <p>{sayFailure(error, words)}</p>
      </Notice>
    ) : (
      <p role="status">{words('alerts.late')}</p>
    );
  }
  if (data.sources.length === 0) return null;
  return (
    <>
      {error && (
        <p>
          {words('alerts.refresh-failed', {
            time: formatClock(data.now, now, locale),
            reason: sayFailure(error, words),
          })}
        </p>
      )}
      <Alerts
        answer={data}
        selectedId={selectedId}
        shownRef={rollout.ref}
        hrefOf={alert => links.alert(alert.id, rollout)}
      />
    </>
  );
}
