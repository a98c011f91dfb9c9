import { abandonedBy, buildArgs } from './buildOne';
import { estimate } from './build';
import { recipesFor } from './recipes';

const recipes = recipesFor({ flagger: '1.44.0', kubernetes: '1.36.3' });
const named = (name: string) =>
  recipes.find(recipe => recipe.name.startsWith(name))!;

it('tells the API server its version, without which Flagger refuses it', () => {
  expect(buildArgs(named('kubernetes'), '/out')).toEqual([
    'build',
    '-v',
    '-trimpath',
    expect.stringContaining(
      '-X k8s.io/component-base/version.gitVersion=v1.36.3 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36',
    ),
    '-o',
    '/out/',
    'k8s.io/kubernetes/cmd/kube-apiserver',
    'k8s.io/kubernetes/cmd/kube-controller-manager',
    'k8s.io/kubernetes/cmd/kube-scheduler',
  ]);
});

it('names the binary of our own main package, which would be called after the module', () => {
  expect(buildArgs(named('etcd'), '/out').slice(-3)).toEqual([
    '-o',
    '/out/etcd',
    '.',
  ]);
});

it('says what is left to build and how long that may take', () => {
  expect(estimate([named('etcd'), named('flagger')])).toMatch(
    /^Building etcd-3\.6\.13, flagger-1\.44\.0: about 5 min on 2 cores/,
  );
});

it('knows what a killed build left beside its place, and no other version', () => {
  expect(abandonedBy('flagger-1.44.0', 'flagger-1.44.0.4711')).toBe(4711);
  expect(abandonedBy('flagger-1.44.0', 'flagger-1.44.0')).toBeNull();
  expect(abandonedBy('flagger-1.4', 'flagger-1.4.old')).toBeNull();
  expect(abandonedBy('flagger-1.4', 'flagger-1.44.0')).toBeNull();
});
