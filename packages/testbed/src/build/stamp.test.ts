import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recipe } from './recipes';
import { digestOf, isBuilt, writeStamp } from './stamp';

const recipe: Recipe = {
  name: 'tool-1.0.0',
  commands: ['.'],
  binaries: ['tool'],
  flags: ['-trimpath'],
  coldSeconds: 1,
};

let folder: string;
let sources: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'testbed-bin-'));
  sources = await mkdtemp(join(tmpdir(), 'testbed-module-'));
  await writeFile(join(sources, 'go.mod'), 'module tool');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await rm(sources, { recursive: true });
});

it('builds no finished binary again', async () => {
  const digest = await digestOf(recipe, sources);
  await writeFile(join(folder, 'tool'), '');
  await writeStamp(folder, digest);
  expect(await isBuilt(folder, digest, ['tool'])).toBe(true);
});

it('builds again when a build did not come to its end or lost a binary', async () => {
  const digest = await digestOf(recipe, sources);
  await writeFile(join(folder, 'tool'), '');
  expect(await isBuilt(folder, digest, ['tool'])).toBe(false);
  await writeStamp(folder, digest);
  expect(await isBuilt(folder, digest, ['tool', 'other'])).toBe(false);
});

it('builds again when flags or checksums changed', async () => {
  const digest = await digestOf(recipe, sources);
  expect(await digestOf({ ...recipe, flags: [] }, sources)).not.toBe(digest);
  await writeFile(join(sources, 'go.sum'), 'h1:other');
  expect(await digestOf(recipe, sources)).not.toBe(digest);
});
