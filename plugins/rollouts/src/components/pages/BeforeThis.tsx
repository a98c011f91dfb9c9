import { Link, Skeleton } from '@backstage/ui';
import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { useReleases } from '../../queries/useReleases';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { ReleaseTable } from '../release/ReleaseTable';
import { Failure } from '../state/Failure';
import { useTabLinks } from './tabLinks';

const SHOWN = 5;

/** The last few releases before the one that is shown. */
export function BeforeThis({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const links = useTabLinks();
  // One more than is shown: the first is usually the one above.
  const releases = useReleases(rollout, SHOWN + 1);
  const before = releases.data?.pages[0]?.items
    .filter(({ id }) => id !== rollout.release?.id)
    .slice(0, SHOWN);
  return (
    <Panel
      title={words('history.title')}
      aside={<Link href={links.history(rollout)}>{words('history.all')}</Link>}
    >
      {before && before.length > 0 && (
        <ReleaseTable
          releases={before}
          caption={words('history.title')}
          linkTo={release => links.release(release.id, rollout)}
        />
      )}
      {before?.length === 0 && (
        <p>{words(rollout.release ? 'history.first' : 'history.empty')}</p>
      )}
      {!before && releases.isError && (
        <Failure error={releases.error} onRetry={releases.refetch} />
      )}
      {releases.isPending && <Skeleton width="100%" height={96} />}
    </Panel>
  );
}
