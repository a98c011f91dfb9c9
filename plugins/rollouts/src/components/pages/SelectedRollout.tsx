import { Flex } from '@backstage/ui';
import {
  rolloutReadPermission,
  Rollout,
  RouteOutput,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { ComponentType, ReactNode, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { sourceOf } from '../../lib/page/freshness';
import { readAddress, select, writeAddress } from '../../lib/page/selection';
import { useWords } from '../base/useWords';
import { Switcher } from '../switcher/Switcher';
import { Missing } from '../state/Missing';
import styles from './SelectedRollout.module.css';
import { useTabLinks } from './tabLinks';

export interface PageProps {
  rollout: Rollout;
  source: Source | undefined;
}

/** The switcher, and the page of the rollout that the URL names. */
export function SelectedRollout(props: {
  answer: RouteOutput<'entityRollouts'>;
  page: ComponentType<PageProps>;
  failure: ReactNode;
}) {
  const { answer, page: Page, failure } = props;
  const { rollouts, sources, hidden } = answer;
  const { words } = useWords();
  const links = useTabLinks();
  const selection = useSelection(rollouts);
  const rollout = selection.kind === 'found' ? selection.rollout : null;
  return (
    <Flex direction="column" gap="4">
      <Switcher
        rollouts={rollouts}
        sources={sources}
        shownRef={rollout?.ref ?? null}
        linkTo={links.now}
      />
      {hidden > 0 && (
        <p className={styles.hidden}>
          {words('state.hidden', {
            count: hidden,
            permission: rolloutReadPermission.name,
          })}
        </p>
      )}
      {failure}
      {selection.kind === 'missing' && (
        <Missing address={selection.address} href={links.now()} />
      )}
      {rollout && (
        <Page
          key={rollout.ref}
          rollout={rollout}
          source={sourceOf(rollout, sources)}
        />
      )}
    </Flex>
  );
}

/**
 * The rollout that the URL names. When it names none, the choice is written into it: the address
 * can be shared, and another rollout that starts to move does not replace what somebody reads. What
 * else the link says, such as an alert, stays.
 */
function useSelection(rollouts: Rollout[]) {
  const [query, setQuery] = useSearchParams();
  const address = readAddress(query);
  const selection = select(rollouts, address);
  const chosen =
    !address && selection.kind === 'found'
      ? writeAddress(selection.rollout)
      : null;
  useEffect(() => {
    if (chosen) {
      setQuery(
        before =>
          new URLSearchParams([...new URLSearchParams(chosen), ...before]),
        { replace: true, preventScrollReset: true },
      );
    }
  }, [chosen, setQuery]);
  return selection;
}
