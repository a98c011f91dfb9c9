import { Alert, Container, Flex, Skeleton } from '@backstage/ui';
import { ClusterControls } from './ClusterControls';
import { useSandbox } from './useSandbox';

/** Makes things happen, so that there is something to watch. */
export function SandboxPage() {
  const { state, error, act } = useSandbox();
  return (
    <Container>
      <Flex direction="column" gap="4" py="4">
        <Alert
          status="info"
          title="Everything here is simulated"
          description="The clusters of this demo live in one process on this machine and are made anew at every start. The portal watches them as it would watch real ones, and does not know this page."
        />
        {error && (
          <Alert
            status="danger"
            title="The sandbox did not do that"
            description={error}
          />
        )}
        {state?.clusters.map(cluster => (
          <ClusterControls key={cluster.name} cluster={cluster} act={act} />
        ))}
        {!state && !error && <Skeleton height={160} />}
      </Flex>
    </Container>
  );
}
