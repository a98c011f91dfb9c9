import type { AuthService } from '@backstage/backend-plugin-api';
import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import type { Identities } from './Identities';

/** What tokens are made from. */
export interface Issuers {
  identities: Identities;
  /** Of another plugin of the same portal. */
  neighbour: AuthService;
}

/** How far a right reaches; `elsewhere`: the policy says that it depends, and it is none of these. */
export type Reach = 'everything' | 'own' | 'elsewhere' | 'nothing';

/** A kind of caller, and what it may do. */
export interface Caller {
  name: string;
  /** What Backstage takes it for. */
  principal: 'none' | 'user' | 'user by a plugin' | 'service';
  /** Header `Authorization`; null: none. */
  authorization(issuers: Issuers): Promise<string | null>;
  /** Refused by Backstage itself, before the plugin is asked. */
  atDoor?: 401 | 403;
  /** Presents what Flagger does. */
  hook?: 'gates' | 'events';
  /** Refused by the plugin whatever is asked. */
  refused?: true;
  sees: Reach;
  acts: Reach;
  /** May read the audit. */
  audits?: true;
  /** The only verb that it may ask for; without it all. */
  verb?: Verb;
}

export const nothing = { sees: 'nothing', acts: 'nothing' } as const;

export const bearer = (token: string) => `Bearer ${token}`;
