import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_CANARY,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { ComponentType } from 'react';
import { useEntityRollouts } from '../../queries/useEntityRollouts';
import { useRolloutHints } from '../../queries/useRolloutHints';
import { ServerClock } from '../time/Clock';
import { Denied } from '../state/Denied';
import { Failure, RefreshFailure } from '../state/Failure';
import { Loading } from '../state/Loading';
import { useKnownSources } from '../state/useKnownSources';
import { Unmapped } from '../state/Unmapped';
import { PageProps, SelectedRollout } from './SelectedRollout';

/** Reads the entity's rollouts and decides which state the page is in. */
export function RolloutPage(props: {
  entity: Entity;
  page: ComponentType<PageProps>;
  /** What belongs above the rollout is still to come. */
  isHeld?: boolean;
}) {
  const { entity, page, isHeld = false } = props;
  const { data, error, refetch, dataUpdatedAt, isError } = useEntityRollouts(
    stringifyEntityRef(entity),
  );
  useRolloutHints();
  if (!data) {
    return isError ? <Failure error={error} onRetry={refetch} /> : <Loading />;
  }
  if (isHeld) return <Loading />;
  return (
    <ServerClock now={data.now} receivedAt={dataUpdatedAt}>
      <Answer
        answer={data}
        annotation={entity.metadata.annotations?.[ANNOTATION_CANARY]}
        page={page}
        failure={
          isError && (
            <RefreshFailure
              error={error}
              shownAt={data.now}
              onRetry={refetch}
            />
          )
        }
      />
    </ServerClock>
  );
}

function Answer(props: {
  answer: RouteOutput<'entityRollouts'>;
  annotation: string | undefined;
  page: ComponentType<PageProps>;
  failure: React.ReactNode;
}) {
  const { annotation, page, failure } = props;
  const sources = useKnownSources(props.answer.sources, Boolean(failure));
  const answer = { ...props.answer, sources };
  if (answer.rollouts.length > 0) {
    return <SelectedRollout answer={answer} page={page} failure={failure} />;
  }
  return (
    <>
      {failure}
      {answer.hidden > 0 ? (
        <Denied />
      ) : (
        <Unmapped candidates={answer.candidates} annotation={annotation} />
      )}
    </>
  );
}
