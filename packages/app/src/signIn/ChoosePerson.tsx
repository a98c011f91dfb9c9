import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Button, Card, CardBody, Container, Flex, Text } from '@backstage/ui';
import { forgetPerson, recallPerson, rememberPerson } from './chosenPerson';
import { people } from './people';

/** The demo has no passwords: whoever opens it says which of its people to be. */
export function ChoosePerson({ onSignInSuccess }: SignInPageProps) {
  const [name, setName] = useState(recallPerson);
  if (!name) {
    return (
      <PersonList
        onChoose={chosen => {
          rememberPerson(chosen);
          setName(chosen);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-demo-person': name }}
      onSignInSuccess={identity => onSignInSuccess(forgetful(identity))}
    />
  );
}

function PersonList({ onChoose }: { onChoose: (name: string) => void }) {
  return (
    <Container>
      <Flex direction="column" gap="4" py="8" style={{ maxWidth: '32rem' }}>
        <Text as="h1" variant="title-medium">
          Who are you today?
        </Text>
        <Text as="p">
          This is a demo portal: nobody here is real and there are no passwords.
        </Text>
        {people.map(person => (
          <Card key={person.name}>
            <CardBody>
              <Flex direction="column" gap="2" align="start">
                <Text as="p" color="secondary">
                  {person.role}
                </Text>
                <Button onPress={() => onChoose(person.name)}>
                  {`Sign in as ${person.displayName}`}
                </Button>
              </Flex>
            </CardBody>
          </Card>
        ))}
      </Flex>
    </Container>
  );
}

/** Signing out must lead back to the choice, not to the same person. */
function forgetful(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetPerson();
      await identity.signOut();
    },
  };
}
