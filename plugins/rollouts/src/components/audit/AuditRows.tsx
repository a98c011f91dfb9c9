import { Button, Flex } from '@backstage/ui';
import {
  auditReadPermission,
  type RouteInput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { kindOfFailure } from '../../lib/page/failure';
import { useAudit } from '../../queries/auditing/useAudit';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { Failure } from '../state/Failure';
import { Loading } from '../state/Loading';
import { ServerClock } from '../time/Clock';
import { AuditTable } from './AuditTable';

/** The rows that are wanted, or why there are none. */
export function AuditRows(props: {
  query: RouteInput<'audit'>;
  isFiltered: boolean;
}) {
  const { words } = useWords();
  const audit = useAudit(props.query);
  const { data, error, isError, dataUpdatedAt } = audit;
  if (!data) {
    if (!isError) return <Loading />;
    return kindOfFailure(error) === 'denied' ? (
      <NotPermitted />
    ) : (
      <Failure error={error} onRetry={audit.refetch} />
    );
  }
  const rows = data.pages.flatMap(({ items }) => items);
  const empty = props.isFiltered ? 'audit.empty.filtered' : 'audit.empty';
  return (
    <ServerClock now={data.pages[0].now} receivedAt={dataUpdatedAt}>
      <Panel title={words('audit.table')}>
        <Flex direction="column" gap="4" align="start">
          {rows.length === 0 ? (
            <p>{words(empty)}</p>
          ) : (
            <AuditTable rows={rows} />
          )}
          {isError && (
            <Failure error={error} onRetry={() => audit.fetchNextPage()} />
          )}
          {audit.hasNextPage && !isError && (
            <Button
              variant="secondary"
              isPending={audit.isFetchingNextPage}
              onPress={() => audit.fetchNextPage()}
            >
              {words('audit.more')}
            </Button>
          )}
          {rows.length > 0 && !audit.hasNextPage && <p>{words('audit.end')}</p>}
          <p>{words('audit.visible')}</p>
        </Flex>
      </Panel>
    </ServerClock>
  );
}

function NotPermitted() {
  const { words } = useWords();
  return (
    <Panel title={words('audit.denied.title')}>
      <p>
        {words('state.denied.text', { permission: auditReadPermission.name })}
      </p>
    </Panel>
  );
}
