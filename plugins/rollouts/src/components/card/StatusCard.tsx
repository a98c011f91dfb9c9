import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../queries/client';
import { useEntityRollouts } from '../../queries/useEntityRollouts';
import { useRolloutHints } from '../../queries/useRolloutHints';
import { entityRolloutsRouteRef } from '../../routes';
import { ServerClock } from '../time/Clock';
import { Surface } from '../base/Surface';
import { useWords } from '../base/useWords';
import { Denied } from '../state/Denied';
import { Failure } from '../state/Failure';
import { Loading } from '../state/Loading';
import { CardRollouts } from './CardRollouts';

/** The overview card: each rollout's phase and sentence, and the way to the tab. */
export function StatusCard() {
  const { words } = useWords();
  const tab = useRouteRef(entityRolloutsRouteRef);
  return (
    <QueryClientProvider client={queryClient}>
      <EntityInfoCard
        title={words('card.title')}
        footerActions={tab && <Link href={tab()}>{words('card.open')}</Link>}
      >
        <Surface>
          <Content tabPath={tab?.()} />
        </Surface>
      </EntityInfoCard>
    </QueryClientProvider>
  );
}

function Content({ tabPath }: { tabPath: string | undefined }) {
  const { entity } = useEntity();
  const { words } = useWords();
  const query = useEntityRollouts(stringifyEntityRef(entity));
  useRolloutHints();
  const { data, isError, error, refetch, dataUpdatedAt } = query;
  if (!data) {
    return isError ? <Failure error={error} onRetry={refetch} /> : <Loading />;
  }
  if (data.rollouts.length === 0) {
    return data.hidden > 0 ? <Denied /> : <p>{words('card.empty')}</p>;
  }
  return (
    <ServerClock now={data.now} receivedAt={dataUpdatedAt}>
      <CardRollouts
        rollouts={data.rollouts}
        sources={data.sources}
        isFailing={isError}
        tabPath={tabPath}
      />
    </ServerClock>
  );
}
