import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useWords } from '../base/useWords';

/** The shape of the page before its content. */
export function Loading() {
  const { words } = useWords();
  return (
    <Flex direction="column" gap="4">
      <VisuallyHidden>
        <span role="status">{words('state.loading')}</span>
      </VisuallyHidden>
      <Skeleton width="100%" height={64} />
      <Skeleton width="100%" height={240} />
      <Skeleton width="100%" height={160} />
    </Flex>
  );
}
