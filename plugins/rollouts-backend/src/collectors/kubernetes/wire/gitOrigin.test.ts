import { readGitOrigin } from './gitOrigin';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';

describe('what deploys a workload', () => {
  it.each([
    [
      { [`${KUSTOMIZE}/name`]: 'shop', [`${KUSTOMIZE}/namespace`]: 'flux' },
      {},
      'Flux Kustomization flux/shop',
    ],
    // Flux's HelmRelease leaves Helm's own mark too.
    [
      { [`${HELM}/name`]: 'shop', [`${HELM}/namespace`]: 'flux' },
      { 'meta.helm.sh/release-name': 'shop' },
      'Flux HelmRelease flux/shop',
    ],
    [
      {},
      { 'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/web' },
      'Argo CD Application shop',
    ],
    [{ 'argocd.argoproj.io/instance': 'shop' }, {}, 'Argo CD Application shop'],
    [
      { 'app.kubernetes.io/instance': 'shop' },
      {
        'meta.helm.sh/release-name': 'web',
        'meta.helm.sh/release-namespace': 'shop',
      },
      'Helm release shop/web',
    ],
    [{ 'app.kubernetes.io/instance': 'shop' }, {}, null],
  ])(
    'is told by its labels %j and annotations %j',
    (labels, annotations, is) => {
      const all = { labels, annotations } as Parameters<
        typeof readGitOrigin
      >[0];
      expect(readGitOrigin(all)).toBe(is);
    },
  );
});
