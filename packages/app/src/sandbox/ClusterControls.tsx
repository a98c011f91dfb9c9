import { Badge, Button, Card, CardBody, Flex, Text } from '@backstage/ui';
import { RolloutControls } from './RolloutControls';
import { SourceControls } from './SourceControls';
import type { Act, SandboxCluster } from './types';

/** What can be done to one cluster and to what runs in it. */
export function ClusterControls(props: { cluster: SandboxCluster; act: Act }) {
  const { cluster, act } = props;
  const path = `/clusters/${cluster.name}`;
  return (
    <Card role="region" aria-label={cluster.title}>
      <CardBody>
        <Flex direction="column" gap="3">
          <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
            <Text as="h2" variant="title-x-small">
              {cluster.title}
            </Text>
            <Badge>{cluster.cut ? 'cut off' : 'reachable'}</Badge>
            <Button
              size="small"
              variant="secondary"
              onPress={() => act(`${path}/${cluster.cut ? 'restore' : 'cut'}`)}
            >
              {cluster.cut ? 'Restore the API' : 'Cut the API'}
            </Button>
            <Button
              size="small"
              variant="secondary"
              onPress={() => act(`${path}/restart-flagger`)}
            >
              Restart Flagger
            </Button>
          </Flex>
          <SourceControls path={path} sources={cluster.sources} act={act} />
          {cluster.rollouts.map(rollout => (
            <RolloutControls
              key={`${rollout.namespace}/${rollout.name}`}
              path={path}
              rollout={rollout}
              act={act}
            />
          ))}
        </Flex>
      </CardBody>
    </Card>
  );
}
