import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { belongsTo, endLeftovers } from './leftovers';

/** Lives until it is ended, and names the folder in its command line. */
const idle = (...args: string[]) =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', '--', ...args], {
    stdio: 'ignore',
  });

let folder: string;
let run: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'testbed-run-'));
  run = join(folder, 'one', 'run');
  await mkdir(run, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

it('ends what was started below the folder, paused or not', async () => {
  const child = idle(`--data-dir=${folder}/one/etcd`);
  const gone = new Promise(resolve => child.once('exit', resolve));
  await writeFile(join(run, 'etcd.pid'), String(child.pid));
  child.kill('SIGSTOP');
  expect(await endLeftovers(folder)).toBe(1);
  await gone;
  expect(child.signalCode).toBe('SIGKILL');
  expect(await readdir(run)).toEqual([]);
});

it('leaves a stranger alone that got the number of one that ended', async () => {
  const stranger = idle();
  await writeFile(join(run, 'etcd.pid'), String(stranger.pid));
  expect(await endLeftovers(folder)).toBe(0);
  expect(stranger.signalCode).toBeNull();
  expect(await readdir(run)).toEqual([]);
  const gone = new Promise(resolve => stranger.once('exit', resolve));
  stranger.kill('SIGKILL');
  await gone;
});

it('does not take a folder for another that begins with its name', () => {
  expect(belongsTo('/state/run', 'etcd --data-dir=/state/run/one')).toBe(true);
  expect(belongsTo('/state/run', 'etcd --data-dir=/state/run-2/one')).toBe(
    false,
  );
  expect(belongsTo('/state/run', null)).toBe(false);
});
