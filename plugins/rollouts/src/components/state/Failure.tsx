import { Button } from '@backstage/ui';
import { formatClock } from '../../lib/format/time';
import { kindOfFailure, sayFailure } from '../../lib/page/failure';
import { Notice } from '../base/Notice';
import { useNow } from '../time/Clock';
import { useWords } from '../base/useWords';
import { Denied } from './Denied';

/** A request failed and there is nothing to show instead. */
export function Failure(props: { error: unknown; onRetry: () => void }) {
  const { words } = useWords();
  if (kindOfFailure(props.error) === 'denied') return <Denied />;
  return (
    <div role="alert">
      <Notice
        severity="danger"
        title={words('state.failed.title')}
        action={<Retry onRetry={props.onRetry} />}
      >
        <p>{sayFailure(props.error, words)}</p>
      </Notice>
    </div>
  );
}

/** A refresh failed; what is on the page is older than it should be. */
export function RefreshFailure(props: {
  error: unknown;
  /** Server time of what is shown. */
  shownAt: number;
  onRetry: () => void;
}) {
  const { words, locale } = useWords();
  const now = useNow(60_000);
  const time = formatClock(props.shownAt, now, locale);
  return (
    <Notice
      severity="warning"
      title={words('state.refresh-failed', { time })}
      action={<Retry onRetry={props.onRetry} />}
    >
      <p>{sayFailure(props.error, words)}</p>
    </Notice>
  );
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const { words } = useWords();
  return (
    <Button variant="secondary" size="small" onPress={onRetry}>
      {words('state.retry')}
    </Button>
  );
}
