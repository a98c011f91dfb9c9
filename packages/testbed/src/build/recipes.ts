import { FIXED, Versions } from '../versions';

/** A Go module of our own that names what is built of another one, under `modules/`. */
export interface Recipe {
  /** The module's folder and the binaries' in the cache. */
  name: string;
  /** Import paths of the commands. */
  commands: string[];
  /** Names of the binaries, which are those of the commands. */
  binaries: string[];
  flags: string[];
  /** How long it took on 2 cores when nothing was there yet, downloads included. */
  coldSeconds: number;
}

/** What a testbed of these versions needs, the short ones first. */
export function recipesFor(versions: Versions): Recipe[] {
  return [
    etcd(),
    prometheus(),
    kwok(),
    flagger(versions.flagger),
    kubernetes(versions.kubernetes),
  ];
}

/** Its own main file calls the server: `go install` refuses a module that replaces others. */
function etcd(): Recipe {
  return {
    name: `etcd-${FIXED.etcd}`,
    commands: ['.'],
    binaries: ['etcd'],
    flags: ['-trimpath'],
    coldSeconds: 45,
  };
}

function kubernetes(version: string): Recipe {
  const binaries = [
    'kube-apiserver',
    'kube-controller-manager',
    'kube-scheduler',
  ];
  return {
    name: `kubernetes-${version}`,
    commands: binaries.map(name => `k8s.io/kubernetes/cmd/${name}`),
    binaries,
    flags: ['-trimpath', `-ldflags=-s -w ${stampOf(version)}`],
    coldSeconds: 480,
  };
}

/** Flagger refuses an API server that does not know its own version. */
function stampOf(version: string): string {
  const [major, minor] = version.split('.');
  const set = (name: string, value: string) =>
    `-X k8s.io/component-base/version.${name}=${value}`;
  return [
    set('gitVersion', `v${version}`),
    set('gitMajor', major),
    set('gitMinor', minor),
  ].join(' ');
}

function flagger(version: string): Recipe {
  return {
    name: `flagger-${version}`,
    commands: ['github.com/fluxcd/flagger/cmd/flagger'],
    binaries: ['flagger'],
    flags: [],
    coldSeconds: 240,
  };
}

function kwok(): Recipe {
  return {
    name: `kwok-${FIXED.kwok}`,
    commands: ['sigs.k8s.io/kwok/cmd/kwok'],
    binaries: ['kwok'],
    flags: [],
    coldSeconds: 170,
  };
}

/** Without service discovery, which would bring every cloud's client. */
function prometheus(): Recipe {
  return {
    name: `prometheus-${FIXED.prometheus}`,
    commands: ['github.com/prometheus/prometheus/cmd/prometheus'],
    binaries: ['prometheus'],
    flags: ['-tags', 'remove_all_sd,netgo'],
    coldSeconds: 210,
  };
}
