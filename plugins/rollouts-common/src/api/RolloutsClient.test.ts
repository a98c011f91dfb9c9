import { ResponseError } from '@backstage/errors';
import { aRelease, aRollout, aSource, BUILDER_NOW } from '../testing';
import { RolloutsClient } from './RolloutsClient';

const address = {
  cluster: 'arn:aws:eks:eu:1:cluster/prod',
  namespace: 'shop',
  name: 'checkout',
};

function setUp(body: unknown, status = 200) {
  const fetch = jest.fn(
    async (_url: string, _init: RequestInit) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
  const client = new RolloutsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  const asked = () => new URL(fetch.mock.calls[0][0]);
  return { client, fetch, asked };
}

describe('RolloutsClient', () => {
  it('asks with query parameters, whatever the names hold', async () => {
    const { client, asked } = setUp({ items: [aRelease()], nextCursor: 'x' });

    const page = await client.getReleases({ ...address, limit: 5 });

    expect(page).toEqual({ items: [aRelease()], nextCursor: 'x' });
    expect(asked().pathname).toBe('/api/rollouts/v1/releases');
    expect(Object.fromEntries(asked().searchParams)).toEqual({
      ...address,
      limit: '5',
    });
  });

  it('has a method for every route', async () => {
    const now = BUILDER_NOW;
    const rollout = aRollout().build();
    const sources = [aSource()];
    const release = aRelease();
    const entity = { rollouts: [rollout], candidates: [], hidden: 0 };
    const answers = {
      entity: { now, sources, ...entity },
      rollout: { now, rollout, sources },
      release: { now, release, rollout, sources, timeline: [] },
      sources: { now, items: sources },
    };

    expect(
      await setUp(answers.entity).client.getEntityRollouts({
        entity: 'component:default/checkout',
      }),
    ).toEqual(answers.entity);
    expect(await setUp(answers.rollout).client.getRollout(address)).toEqual(
      answers.rollout,
    );
    expect(
      await setUp(answers.release).client.getRelease({ id: release.id }),
    ).toEqual(answers.release);
    expect(await setUp(answers.sources).client.getSources()).toEqual(
      answers.sources,
    );
  });

  it('sends what changes something as a body, never in the address', async () => {
    const action = {
      ...address,
      verb: 'rollback' as const,
      releaseId: 'r1',
      phase: 'Progressing',
      lever: 'failed-checks' as const,
      reason: 'errors rose',
      idempotencyKey: 'one-click',
    };
    const { client, fetch, asked } = setUp({ now: 1 });

    await client.act(action, { token: 'abc' }).catch(() => undefined);

    expect(asked().href).toBe('http://portal/api/rollouts/v1/actions');
    expect(fetch.mock.calls[0][1]).toEqual({
      method: 'POST',
      headers: {
        Authorization: 'Bearer abc',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(action),
    });
  });

  it('sends a token and a signal only when it is given them', async () => {
    const { client, fetch } = setUp({ now: 1, items: [] });
    const { signal } = new AbortController();

    await client.getSources();
    await client.getSources({ token: 'abc', signal });

    expect(fetch.mock.calls[0][1]).toEqual({ method: 'GET' });
    expect(fetch.mock.calls[1][1]).toEqual({
      method: 'GET',
      signal,
      headers: { Authorization: 'Bearer abc' },
    });
  });

  it('throws what the backend says is wrong', async () => {
    const { client } = setUp(
      {
        error: { name: 'NotFoundError', message: 'There is no rollout x' },
        response: { statusCode: 404 },
      },
      404,
    );

    const error = await client.getRollout(address).catch(e => e);

    expect(error).toBeInstanceOf(ResponseError);
    expect(error.cause.message).toBe('There is no rollout x');
  });

  it('refuses an answer that is not of the contract', async () => {
    const { client } = setUp({ now: 'today', items: [] });

    await expect(client.getSources()).rejects.toThrow(/now/);
  });
});
