import type { z } from 'zod';
import { Action, answers, Release, Rollout, TimelineEntry } from './answers';

/** Which rollout is meant. */
export interface Address {
  cluster: string;
  namespace: string;
  name: string;
}

/** What a person can ask for. */
export type Verb =
  | 'promote'
  | 'rollback'
  | 'pause'
  | 'resume'
  | 'retry'
  | 'promote-unchecked'
  | 'revert'
  | 'revert-primary'
  | 'approve'
  | 'reject';

/** What a person asks for. */
export interface Wish {
  verb: Verb;
  releaseId: string;
  phase: string;
  /** The way in which the plan says that it is done. */
  lever: string;
  reason: string;
  /** What the plan is about, where it says so. */
  about?: string;
  /** The name of the Canary, where it is asked for. */
  typed: string;
  idempotencyKey: string;
}

/** The portal said no. */
export class PortalError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** All methods throw PortalError, and Error when no answer came in time. */
export class PortalClient {
  readonly #url: string;
  readonly #limitMs: number;
  readonly #person: string | null;

  /**
   * Asks the portal what any browser could ask it.
   *
   * @param url base URL of the backend
   * @param limitMs how long an answer may take
   * @param person full ref of who asks; null: the one whom the portal takes everybody for
   */
  constructor(url: string, limitMs: number, person: string | null = null) {
    this.#url = url;
    this.#limitMs = limitMs;
    this.#person = person;
  }

  /** Asks the same portal with another patience. */
  within(limitMs: number): PortalClient {
    return new PortalClient(this.#url, limitMs, this.#person);
  }

  /** Asks the same portal as somebody else. */
  as(person: string): PortalClient {
    return new PortalClient(this.#url, this.#limitMs, person);
  }

  /** Null while it is not known. */
  async rollout(address: Address): Promise<Rollout | null> {
    try {
      return (await this.#get('rollout', address, answers.rollout)).rollout;
    } catch (error) {
      if (error instanceof PortalError && error.status === 404) return null;
      throw error;
    }
  }

  /** Oldest first. */
  async releases(address: Address): Promise<Release[]> {
    const { items } = await this.#get('releases', address, answers.releases);
    return items.reverse();
  }

  async timeline(id: string): Promise<TimelineEntry[]> {
    return (await this.#get('release', { id }, answers.release)).timeline;
  }

  async offers(address: Address) {
    return this.#get('action-offers', address, answers.actionOffers);
  }

  /** Actions of one release, newest first. */
  async actions(id: string): Promise<Action[]> {
    return (await this.#get('release-actions', { id }, answers.actions)).items;
  }

  async act(address: Address, wish: Wish): Promise<Action> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...address, ...wish }),
    };
    return (await this.#ask('actions', init, answers.act)).action;
  }

  async sources() {
    return (await this.#get('sources', {}, answers.sources)).items;
  }

  /** Alerts of an entity with a rollout, and how well their sources are known. */
  async entityAlerts(entity: string) {
    return this.#get('entity-alerts', { entity }, answers.entityAlerts);
  }

  async #get<S extends z.ZodType>(
    path: string,
    query: object,
    schema: S,
  ): Promise<z.output<S>> {
    const search = new URLSearchParams(query as Record<string, string>);
    return this.#ask(`${path}?${search}`, {}, schema);
  }

  async #ask<S extends z.ZodType>(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string },
    schema: S,
  ): Promise<z.output<S>> {
    const signal = AbortSignal.timeout(this.#limitMs);
    try {
      const url = `${this.#url}/api/rollouts/v1/${path}`;
      // A connection that is used again may just be closed by the portal, which looks like a failure.
      const headers = {
        ...init.headers,
        ...(this.#person !== null && { authorization: tokenOf(this.#person) }),
        connection: 'close',
      };
      const response = await fetch(url, { ...init, headers, signal });
      return await read(response, schema);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Error(`no answer to ${path} for ${this.#limitMs / 1_000} s`);
    }
  }
}

/** The portal of the suite knows its persons by Backstage's mock of a sign-in. */
function tokenOf(person: string): string {
  return `Bearer mock-user-token:${JSON.stringify({ sub: person })}`;
}

async function read<S extends z.ZodType>(
  response: Response,
  schema: S,
): Promise<z.output<S>> {
  const text = await response.text();
  if (!response.ok) throw new PortalError(response.status, text);
  return schema.parse(JSON.parse(text));
}
