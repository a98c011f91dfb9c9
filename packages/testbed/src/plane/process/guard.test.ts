import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuard } from './guard';

it('ends what is left as soon as its input ends, paused or not, and no stranger', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'testbed-guard-'));
  const run = join(folder, 'one', 'run');
  await mkdir(run, { recursive: true });
  const start = async (name: string, argument: string) => {
    const child = spawn(
      process.execPath,
      ['-e', 'console.log(1); setInterval(() => {}, 1e6)', '--', argument],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    // A program that has only just begun has no command line yet.
    await once(child.stdout, 'data');
    await writeFile(join(run, `${name}.pid`), String(child.pid));
    return {
      child,
      gone: new Promise(resolve => child.once('exit', resolve)),
    };
  };
  const stranger = await start('a', `${folder}-2/one`);
  const ours = await start('b', `--data-dir=${folder}/one/etcd`);
  ours.child.kill('SIGSTOP');
  startGuard(folder)();
  await ours.gone;
  expect(ours.child.signalCode).toBe('SIGKILL');
  expect(stranger.child.signalCode).toBeNull();
  stranger.child.kill('SIGKILL');
  await stranger.gone;
  await rm(folder, { recursive: true });
}, 30_000);
