import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from './claimFolder';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'testbed-folder-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('empties what a testbed left, and nothing else', async () => {
  await claimFolder(folder);
  await writeFile(join(folder, 'one.log'), '');
  await claimFolder(folder);
  expect(await readdir(folder)).toEqual(['.testbed']);
});

it('leaves a folder alone that somebody named by mistake', async () => {
  await writeFile(join(folder, 'thesis.md'), '');
  await expect(claimFolder(folder)).rejects.toThrow(
    'has files that no testbed wrote',
  );
  expect(await readdir(folder)).toEqual(['thesis.md']);
});

it('does not end what another process works with', async () => {
  await claimFolder(folder);
  const other = spawn(
    process.execPath,
    ['-e', 'console.log(1); setInterval(() => {}, 1e6)', '--', 'cli.ts', 'up'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await once(other.stdout, 'data');
  await writeFile(join(folder, '.testbed'), String(other.pid));
  await expect(claimFolder(folder)).rejects.toThrow(
    `Process ${other.pid} works with the testbed in`,
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  await claimFolder(folder);
  expect(await readdir(folder)).toEqual(['.testbed']);
});

it('makes a folder that is not there yet', async () => {
  await claimFolder(join(folder, 'deep', 'run'));
  expect(await readdir(join(folder, 'deep', 'run'))).toEqual(['.testbed']);
});
