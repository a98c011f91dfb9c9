import { Badge, Button, Flex, Text } from '@backstage/ui';
import type { Act, SandboxSource } from './types';

/** Cuts off what measures and what alerts, while the cluster itself goes on. */
export function SourceControls(props: {
  path: string;
  sources: SandboxSource[];
  act: Act;
}) {
  const { path, sources, act } = props;
  return (
    <Flex gap="4" style={{ flexWrap: 'wrap' }}>
      {sources.map(({ name, cut }) => (
        <Flex key={name} role="group" aria-label={name} align="center" gap="2">
          <Text>{name}</Text>
          <Badge>{cut ? 'cut off' : 'reachable'}</Badge>
          <Button
            size="small"
            variant="secondary"
            onPress={() => act(`${path}/${name}/${cut ? 'restore' : 'cut'}`)}
          >
            {cut ? `Restore ${name}` : `Cut ${name}`}
          </Button>
        </Flex>
      ))}
    </Flex>
  );
}
