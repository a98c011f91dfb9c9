import { readDeployment } from './wire';

/** As the Helm chart makes it. */
const deployment = (
  image: unknown,
  container = 'flagger',
  status?: object,
) => ({
  metadata: { name: 'flagger', namespace: 'flagger-system' },
  spec: {
    template: {
      spec: {
        containers: [
          { name: 'proxy', image: 'envoy:1.30.0' },
          { name: container, image },
        ],
      },
    },
  },
  status,
});

describe('the Deployment of Flagger', () => {
  it.each([
    ['ghcr.io/fluxcd/flagger:1.44.0', '1.44.0'],
    ['registry.example.org:5000/mirror/flagger:v1.37.0', 'v1.37.0'],
    ['ghcr.io/fluxcd/flagger:1.41.0@sha256:0a1b2c', '1.41.0'],
    ['ghcr.io/fluxcd/flagger@sha256:0a1b2c', null],
    ['registry.example.org:5000/flagger', null],
    ['ghcr.io/fluxcd/flagger:latest', 'latest'],
  ])('runs %s: %s', (image, version) => {
    expect(readDeployment(deployment(image))).toMatchObject({
      object: 'Deployment flagger-system/flagger',
      version,
    });
  });

  it('is known by the image, or by the name of the container', () => {
    const image = 'fluxcd/flagger:1.44.0';
    expect(readDeployment(deployment(image, 'main'))?.version).toBe('1.44.0');
    const renamed = deployment('example.org/fl:1.41.0');
    expect(readDeployment(renamed)?.version).toBe('1.41.0');
  });

  it.each([
    [{ readyReplicas: 2 }, true],
    [{ readyReplicas: 0 }, false],
    [{}, false],
    [undefined, false],
  ])('with the status %j: ready is %s', (status, ready) => {
    const image = 'ghcr.io/fluxcd/flagger:1.44.0';
    expect(readDeployment(deployment(image, 'flagger', status))?.ready).toBe(
      ready,
    );
  });

  it.each([
    [
      'that of the load tester',
      deployment('ghcr.io/fluxcd/flagger-loadtester:0.38.0', 'loadtester'),
    ],
    ['no object', null],
    [
      'one without a template',
      { metadata: { name: 'flagger', namespace: 'x' } },
    ],
    ['one whose containers make no sense', deployment(5, 'app')],
  ])('is not %s', (_, object) => {
    expect(readDeployment(object)).toBeNull();
  });
});
