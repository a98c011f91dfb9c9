import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { RolloutsClient } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRollout,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const server = setupServer();
const base = 'http://backend.test/api/rollouts';

const client = new RolloutsClient({
  discoveryApi: { getBaseUrl: async () => base },
  fetchApi: { fetch: (...input) => fetch(...input) },
});

/** What the browser really sends and accepts, over HTTP. */
describe('the API of the browser', () => {
  registerMswTestHooks(server);

  const address = { cluster: 'arn:aws:eks:1/a', namespace: 'shop', name: 'x' };

  it('sends a cluster name with slashes as a query parameter', async () => {
    server.use(
      http.get(`${base}/v1/rollout`, ({ request }) => {
        const cluster = new URL(request.url).searchParams.get('cluster');
        return HttpResponse.json({
          now: BUILDER_NOW,
          rollout: aRollout()
            .with({ cluster: cluster ?? '' })
            .build(),
          sources: [aSource()],
        });
      }),
    );

    const { rollout } = await client.getRollout(address);

    expect(rollout.cluster).toBe(address.cluster);
  });

  it('says why the backend refused', async () => {
    server.use(
      http.get(`${base}/v1/releases`, () =>
        HttpResponse.json(
          {
            error: { name: 'InputError', message: 'limit is too large' },
            request: { method: 'GET', url: '/v1/releases' },
            response: { statusCode: 400 },
          },
          { status: 400 },
        ),
      ),
    );

    await expect(client.getReleases(address)).rejects.toMatchObject({
      statusCode: 400,
      cause: { name: 'InputError', message: 'limit is too large' },
    });
  });

  it('does not take an answer of another shape for a rollout', async () => {
    server.use(
      http.get(`${base}/v1/sources`, () =>
        HttpResponse.json({ now: BUILDER_NOW, items: [{ id: 1 }] }),
      ),
    );

    await expect(client.getSources()).rejects.toThrow();
  });
});
