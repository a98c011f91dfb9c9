import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { until } from '../process/until';
import type { ApiServer } from '../../kube/ApiServer';

interface Definition {
  metadata: { name: string };
}

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Adds the kinds of these folders, and waits until the API server serves them. */
export async function addKinds(
  api: ApiServer,
  folders: string[],
): Promise<void> {
  const definitions = (await Promise.all(folders.map(readDefinitions))).flat();
  await Promise.all(definitions.map(each => api.create(DEFINITIONS, each)));
  for (const { metadata } of definitions) {
    await until(`${metadata.name} is served`, () =>
      isServed(api, metadata.name),
    );
  }
}

async function readDefinitions(folder: string): Promise<Definition[]> {
  const names = await readdir(folder);
  const texts = names.map(name => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(texts))
    .flatMap(text => parseAllDocuments(text))
    .map(document => document.toJS() as Definition | null)
    .filter(definition => definition !== null);
}

async function isServed(api: ApiServer, name: string): Promise<boolean> {
  const { status } = await api.get<{
    status?: { conditions?: Array<{ type: string; status: string }> };
  }>(`${DEFINITIONS}/${name}`);
  return Boolean(
    status?.conditions?.some(
      ({ type, status: is }) => type === 'Established' && is === 'True',
    ),
  );
}
