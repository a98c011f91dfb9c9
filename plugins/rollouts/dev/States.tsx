import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Container, Flex, Link, Text } from '@backstage/ui';
import { Route, Routes, useParams } from 'react-router-dom';
import { StatusCard } from '../src/components/card/StatusCard';
import { EntityRollouts } from '../src/components/pages/EntityRollouts';
import { entityIn } from '../src/__testUtils__/fakeApi';
import { states } from '../src/__testUtils__/states/all';

/** Every state of the tab and of the card, each at its own address. */
export function States() {
  return (
    <Container>
      <Routes>
        <Route path="/" element={<List />} />
        <Route path="tab/:state/*" element={<Tab />} />
        <Route path="card/:state" element={<Card />} />
      </Routes>
    </Container>
  );
}

function List() {
  return (
    <Flex direction="column" gap="1">
      <Text as="h1" variant="title-small">
        States
      </Text>
      {Object.entries(states).map(([name, { title, query }]) => (
        <Text key={name} as="p">
          <Link href={`/states/tab/${name}${query ?? ''}`}>{title}</Link> (
          <Link href={`/states/card/${name}`}>card</Link>)
        </Text>
      ))}
    </Flex>
  );
}

function Tab() {
  const { state = '' } = useParams();
  return (
    <EntityProvider entity={entityIn(state)}>
      <EntityRollouts />
    </EntityProvider>
  );
}

function Card() {
  const { state = '' } = useParams();
  return (
    <EntityProvider entity={entityIn(state)}>
      <div style={{ maxWidth: 420 }}>
        <StatusCard />
      </div>
    </EntityProvider>
  );
}
