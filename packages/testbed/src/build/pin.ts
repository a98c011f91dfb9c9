import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIXED, FLAGGER_VERSIONS, KUBERNETES_VERSIONS } from '../versions';
import { moduleFolder } from './folders';
import { findGo } from './go';
import { ask, run } from './run';
import { exists } from './stamp';

/** A module of ours before Go adds what it needs. */
interface Pin {
  name: string;
  /** Path and version of the module that is built. */
  module: [string, string];
  /** Packages of it, so that Go keeps their dependencies. */
  imports: string[];
}

const pins: Pin[] = [
  {
    name: `etcd-${FIXED.etcd}`,
    module: ['go.etcd.io/etcd/server/v3', FIXED.etcd],
    imports: [],
  },
  {
    name: `prometheus-${FIXED.prometheus}`,
    module: ['github.com/prometheus/prometheus', FIXED.prometheus],
    imports: ['github.com/prometheus/prometheus/cmd/prometheus'],
  },
  {
    name: `kwok-${FIXED.kwok}`,
    module: ['sigs.k8s.io/kwok', FIXED.kwok],
    imports: ['sigs.k8s.io/kwok/cmd/kwok'],
  },
  {
    name: `gateway-api-${FIXED.gatewayApi}`,
    module: ['sigs.k8s.io/gateway-api', FIXED.gatewayApi],
    imports: ['sigs.k8s.io/gateway-api/apis/v1'],
  },
  ...FLAGGER_VERSIONS.map(version => ({
    name: `flagger-${version}`,
    module: ['github.com/fluxcd/flagger', version] as [string, string],
    imports: ['github.com/fluxcd/flagger/cmd/flagger'],
  })),
  ...KUBERNETES_VERSIONS.map(version => ({
    name: `kubernetes-${version}`,
    module: ['k8s.io/kubernetes', version] as [string, string],
    imports: [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
    ].map(name => `k8s.io/kubernetes/cmd/${name}`),
  })),
];

/** Calls the server of the module, which has no main package that can be built from outside. */
const ETCD_MAIN = `package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }
`;

const tools = (imports: string[]) =>
  `//go:build tools

package tools

import (
${imports.map(path => `\t_ "${path}"`).join('\n')}
)
`;

async function pin(pinned: Pin, go: string): Promise<void> {
  const { name, module, imports } = pinned;
  const folder = moduleFolder(name);
  if (await exists(join(folder, 'go.sum'))) return;
  await mkdir(folder, { recursive: true });
  const [path, version] = module;
  const head = `module testbed/${name}\n\ngo 1.26\n\nrequire ${path} v${version}\n`;
  const replaced =
    path === 'k8s.io/kubernetes' ? await staging(version, go) : '';
  await writeFile(join(folder, 'go.mod'), head + replaced);
  await (imports.length > 0
    ? writeFile(join(folder, 'tools.go'), tools(imports))
    : writeFile(join(folder, 'main.go'), ETCD_MAIN));
  await run(go, ['mod', 'tidy'], {
    title: `Resolving ${name}`,
    cwd: folder,
    report: console.log,
  });
}

/** Kubernetes replaces its parts by folders of its own repository; published, they are modules. */
async function staging(version: string, go: string): Promise<string> {
  const path = `k8s.io/kubernetes@v${version}`;
  const text = await ask(go, ['mod', 'download', '-json', path]);
  if (!text) throw new Error(`Go does not know ${path}.`);
  const mod = await readFile(JSON.parse(text).GoMod, 'utf8');
  const parts = [...mod.matchAll(/^\s*(k8s\.io\/[a-z-]+) => \.\/staging/gm)];
  const minor = version.replace(/^1\./, '0.');
  const lines = parts.map(([, part]) => `\t${part} => ${part} v${minor}`);
  return `\nreplace (\n${lines.join('\n')}\n)\n`;
}

/** Makes the modules of versions that were added to the table; those that are there stay as they are. */
async function main(): Promise<void> {
  const go = await findGo(console.log);
  for (const pinned of pins) await pin(pinned, go);
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
