import { Button, Flex, Link } from '@backstage/ui';
import { useReleases } from '../../queries/useReleases';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { ReleaseTable } from '../release/ReleaseTable';
import { Failure } from '../state/Failure';
import { Loading } from '../state/Loading';
import { SourceNotices } from '../state/SourceNotices';
import type { PageProps } from './SelectedRollout';
import { useTabLinks } from './tabLinks';

const PAGE_SIZE = 20;

/** Every release that was recorded, a page at a time. */
export function HistoryPage({ rollout, source }: PageProps) {
  const { words } = useWords();
  const links = useTabLinks();
  return (
    <>
      <SourceNotices rollout={rollout} source={source} />
      <Link href={links.now(rollout)}>{words('back.now')}</Link>
      <Panel
        title={words('history.page')}
        aside={`${rollout.namespace}/${rollout.name} · ${rollout.cluster}`}
      >
        <Releases rollout={rollout} />
      </Panel>
    </>
  );
}

function Releases({ rollout }: Pick<PageProps, 'rollout'>) {
  const { words } = useWords();
  const links = useTabLinks();
  const query = useReleases(rollout, PAGE_SIZE);
  const items = query.data?.pages.flatMap(page => page.items);
  if (!items) {
    return query.isError ? (
      <Failure error={query.error} onRetry={query.refetch} />
    ) : (
      <Loading />
    );
  }
  if (items.length === 0) return <p>{words('history.empty')}</p>;
  return (
    <Flex direction="column" gap="4" align="start">
      <ReleaseTable
        releases={items}
        caption={words('history.page')}
        linkTo={release => links.release(release.id, rollout)}
      />
      {query.isError && (
        <Failure error={query.error} onRetry={() => query.fetchNextPage()} />
      )}
      {query.hasNextPage ? (
        <Button
          variant="secondary"
          isPending={query.isFetchingNextPage}
          onPress={() => query.fetchNextPage()}
        >
          {words('history.more')}
        </Button>
      ) : (
        <p>{words('history.end')}</p>
      )}
    </Flex>
  );
}
