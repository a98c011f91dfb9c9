import { Button, Flex, Text } from '@backstage/ui';
import type { Act, SandboxRollout } from './types';

/** One rollout on one line: how it is, and what a developer or an approver could do to it. */
export function RolloutControls(props: {
  path: string;
  rollout: SandboxRollout;
  act: Act;
}) {
  const { path, rollout, act } = props;
  const { namespace, name, phase, weight, waiting } = rollout;
  const own = `${path}/rollouts/${namespace}/${name}`;
  const ship = (revision: 'good' | 'bad') => act(`${own}/ship`, { revision });
  return (
    <Flex
      role="group"
      aria-label={name}
      align="center"
      gap="2"
      style={{ flexWrap: 'wrap' }}
    >
      <Text as="span" weight="bold">{`${namespace}/${name}`}</Text>
      <Text as="span" color="secondary">
        {`${phase ?? 'no status yet'}${weight ? `, ${weight} %` : ''}`}
      </Text>
      <Button size="small" variant="secondary" onPress={() => ship('good')}>
        Ship a good version
      </Button>
      <Button size="small" variant="secondary" onPress={() => ship('bad')}>
        Ship a bad version
      </Button>
      {waiting && (
        <Button
          size="small"
          onPress={() => act(`${own}/open-gate`, { gate: waiting })}
        >
          {`Open ${waiting}`}
        </Button>
      )}
    </Flex>
  );
}
