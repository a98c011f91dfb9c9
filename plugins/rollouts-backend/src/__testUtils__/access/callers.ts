import { type Verb, verbs } from '@rollouts/backstage-plugin-rollouts-common';
import { gateCredentials } from '../../gates/gateCredentials';
import { bearer, type Caller, nothing } from './caller';
import { services } from './services';

/** The owner of one of the rollouts, by a team. */
export const OWNER = 'user:default/ann';
/** May read everything and do nothing. */
export const READER = 'user:default/rea';
/** Belongs to nothing that owns a rollout. */
export const STRANGER = 'user:default/sam';
/** Of the platform team. */
export const PLATFORM = 'user:default/pat';
export const GUEST = 'user:development/guest';
/** May read everything and ask for one verb. */
export const onlyMay = (verb: Verb) => `user:default/may-${verb}`;

/** The Canary whose hooks call. */
export const CANARY = { namespace: 'shop', name: 'checkout' };
/** Of its cluster. */
export const GATE_KEY = 'a key of at least 32 characters!';
export const EVENT_CREDENTIALS = { username: 'flagger', password: 'eventful' };

const basic = ({ username, password }: typeof EVENT_CREDENTIALS) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const person = (ref: string): Pick<Caller, 'principal' | 'authorization'> => ({
  principal: 'user',
  authorization: async ({ identities }) => bearer(identities.person(ref)),
});

const onBehalfOf = (
  ref: string,
): Pick<Caller, 'principal' | 'authorization'> => ({
  principal: 'user by a plugin',
  authorization: async ({ identities, neighbour }) => {
    const token = identities.person(ref);
    const { token: issued } = await neighbour.getPluginRequestToken({
      onBehalfOf: await neighbour.authenticate(token),
      targetPluginId: 'rollouts',
    });
    return bearer(issued);
  },
});

/** Nobody as far as Backstage knows. */
function stopped(name: string, authorization: Caller['authorization']): Caller {
  return { name, principal: 'none', authorization, atDoor: 401, ...nothing };
}

/** Who may come. */
export const callers: Caller[] = [
  stopped('anonymous', async () => null),
  stopped('nonsense as a token', async () => bearer('nonsense')),
  stopped('expired token of the owner', async ({ identities }) =>
    bearer(identities.person(OWNER, { expired: true })),
  ),
  stopped('token of the owner that somebody else signed', async issuers =>
    bearer(issuers.identities.forged().person(OWNER)),
  ),
  stopped("cookie of the owner's browser", async ({ identities }) =>
    bearer(identities.cookie(OWNER)),
  ),
  {
    ...stopped("Flagger, with a Canary's credentials for gates", async () =>
      basic(gateCredentials(GATE_KEY, CANARY)),
    ),
    hook: 'gates',
  },
  {
    ...stopped("Flagger, with a cluster's credentials for events", async () =>
      basic(EVENT_CREDENTIALS),
    ),
    hook: 'events',
  },
  { name: 'guest', ...person(GUEST), ...nothing },
  {
    name: 'user without right',
    ...person(STRANGER),
    sees: 'elsewhere',
    acts: 'elsewhere',
  },
  {
    name: 'user who may only read',
    ...person(READER),
    sees: 'everything',
    acts: 'nothing',
  },
  { name: 'owner', ...person(OWNER), sees: 'own', acts: 'own' },
  {
    name: 'platform',
    ...person(PLATFORM),
    sees: 'everything',
    acts: 'everything',
    audits: true,
  },
  ...verbs.map(
    (verb): Caller => ({
      name: `user who may only ${verb}`,
      ...person(onlyMay(verb)),
      sees: 'everything',
      acts: 'everything',
      verb,
    }),
  ),
  ...services,
  {
    name: 'other plugin',
    principal: 'service',
    authorization: async ({ neighbour }) => {
      const { token } = await neighbour.getPluginRequestToken({
        onBehalfOf: await neighbour.getOwnServiceCredentials(),
        targetPluginId: 'rollouts',
      });
      return bearer(token);
    },
    refused: true,
    ...nothing,
  },
  {
    name: 'other plugin on behalf of the owner',
    ...onBehalfOf(OWNER),
    sees: 'own',
    acts: 'own',
  },
  {
    name: 'other plugin on behalf of a user without right',
    ...onBehalfOf(STRANGER),
    sees: 'elsewhere',
    acts: 'elsewhere',
  },
];
