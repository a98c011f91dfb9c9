import { Flex, Link } from '@backstage/ui';
import type {
  Release,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useParams } from 'react-router-dom';
import { kindOfFailure } from '../../lib/page/failure';
import { sourceOf } from '../../lib/page/freshness';
import { useRelease } from '../../queries/useRelease';
import { useRolloutHints } from '../../queries/useRolloutHints';
import { ServerClock } from '../time/Clock';
import { ReleaseActions } from '../actions/ReleaseActions';
import { KeptAnalysis } from '../analysis/KeptAnalysis';
import { Notice } from '../base/Notice';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { ReleaseHeading } from '../release/ReleaseHeading';
import { ReleaseSummary } from '../release/ReleaseSummary';
import { Timeline } from '../release/Timeline';
import { Freshness } from '../switcher/Freshness';
import { Failure, RefreshFailure } from '../state/Failure';
import { Loading } from '../state/Loading';
import { useKnownSources } from '../state/useKnownSources';
import { SourceNotices } from '../state/SourceNotices';
import { useTabLinks } from './tabLinks';

/** One release: how it ended, why, and everything that was observed on the way. */
export function ReleasePage() {
  const { id = '' } = useParams();
  const { data, error, isError, refetch, dataUpdatedAt } = useRelease(id);
  useRolloutHints();
  if (!data) {
    if (!isError) return <Loading />;
    return kindOfFailure(error) === 'not-found' ? (
      <NoRelease />
    ) : (
      <Failure error={error} onRetry={refetch} />
    );
  }
  return (
    <ServerClock now={data.now} receivedAt={dataUpdatedAt}>
      <Flex direction="column" gap="4">
        {isError && (
          <RefreshFailure error={error} shownAt={data.now} onRetry={refetch} />
        )}
        <Content detail={data} isFailing={isError} />
      </Flex>
    </ServerClock>
  );
}

function Content(props: {
  detail: RouteOutput<'release'>;
  isFailing: boolean;
}) {
  const { rollout, release, timeline } = props.detail;
  const sources = useKnownSources(props.detail.sources, props.isFailing);
  const { words } = useWords();
  const links = useTabLinks();
  const source = sourceOf(rollout, sources);
  return (
    <>
      <Flex gap="4">
        <Link href={links.now(rollout)}>{words('back.now')}</Link>
        <Link href={links.history(rollout)}>{words('back.history')}</Link>
      </Flex>
      {release.closedAt === null && (
        <SourceNotices rollout={rollout} source={source} />
      )}
      <Panel
        title={<Heading release={release} />}
        aside={
          <>
            {rollout.namespace}/{rollout.name} · {rollout.cluster}{' '}
            <Freshness source={source} />
          </>
        }
      >
        <ReleaseSummary release={release} />
      </Panel>
      <ReleaseActions release={release} rollout={rollout} />
      <KeptAnalysis release={release} intervalMs={rollout.intervalMs} />
      <Panel title={words('timeline.title')}>
        <Timeline entries={timeline} />
      </Panel>
    </>
  );
}

function Heading({ release }: { release: Release }) {
  return (
    <ReleaseHeading
      number={release.number}
      fallback=""
      images={release.images}
    />
  );
}

function NoRelease() {
  const { words } = useWords();
  const links = useTabLinks();
  return (
    <Notice severity="info" title={words('state.no-release.title')}>
      <p>{words('state.no-release.text')}</p>
      <p>
        <Link href={links.now()}>{words('back.now')}</Link>
      </p>
    </Notice>
  );
}
