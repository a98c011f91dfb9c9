import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FIXED, Versions } from '../versions';
import { crdFolder, moduleFolder } from './folders';
import { sourceFolder } from './go';
import { exists } from './stamp';

/** Files of a Go module that declare kinds of objects. */
export interface CrdSource {
  /** The folder of our own module, and of the copies. */
  name: string;
  /** The module that has them, as Go writes it. */
  module: string;
  /** A YAML file in it, or a folder whose YAML files are all taken. */
  path: string;
}

/** Where the kinds of these versions come from. */
export function crdsFor({ flagger }: Versions): CrdSource[] {
  return [
    {
      name: `flagger-${flagger}`,
      module: `github.com/fluxcd/flagger@v${flagger}`,
      path: 'artifacts/flagger/crd.yaml',
    },
    {
      name: `gateway-api-${FIXED.gatewayApi}`,
      module: `sigs.k8s.io/gateway-api@v${FIXED.gatewayApi}`,
      path: 'config/crd/standard',
    },
  ];
}

/** Whether the copies are complete: they are made beside their place. */
export const isCopied = ({ name }: CrdSource, cache: string) =>
  exists(crdFolder(cache, name));

/** Copies the files out of Go's cache, where nobody may write. */
export async function copyCrds(
  { name, module, path }: CrdSource,
  go: string,
  cache: string,
): Promise<void> {
  const sources = await sourceFolder(go, moduleFolder(name), module);
  const place = crdFolder(cache, name);
  const beside = `${place}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  for (const file of await yamlFiles(join(sources, path))) {
    await copyFile(file, join(beside, basename(file)));
  }
  await rm(place, { recursive: true, force: true });
  await rename(beside, place);
}

async function yamlFiles(path: string): Promise<string[]> {
  if (path.endsWith('.yaml')) return [path];
  const names = await readdir(path);
  return names
    .filter(name => name.endsWith('.yaml') && name !== 'kustomization.yaml')
    .map(name => join(path, name));
}
