import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Part } from './Part';

let folder: string;
let part: Part;
const crashes: string[] = [];

const LIVES = 'console.log("started"); setInterval(() => {}, 1e6)';

function program(code: string): Part {
  return new Part(
    {
      name: 'program',
      command: process.execPath,
      args: ['-e', code, folder],
      ready: async () =>
        (await readFile(part.logFile, 'utf8')).includes('started'),
      onCrash: message => crashes.push(message),
    },
    folder,
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'testbed-part-'));
  part = program(LIVES);
  crashes.length = 0;
});

afterEach(async () => {
  await part.kill();
  await rm(folder, { recursive: true });
});

it('leaves its number while it runs, and no longer', async () => {
  await part.start();
  const file = join(folder, 'run', 'program.pid');
  expect(await readFile(file, 'utf8')).toBe(String(part.pid));
  await part.stop();
  expect(part.pid).toBeNull();
  expect(await readdir(join(folder, 'run'))).toEqual([]);
  expect(crashes).toEqual([]);
});

it('can be ended while it is paused, and started again', async () => {
  await part.start();
  const first = part.pid;
  part.pause();
  await part.stop();
  await part.start();
  expect(part.pid).not.toBeNull();
  expect(part.pid).not.toBe(first);
});

it('says at once that it ended before it answered, and where its log is', async () => {
  part = program('process.exit(3)');
  await expect(part.start()).rejects.toThrow(
    /ended before it answered, its log: .*program\.log/,
  );
  expect(crashes).toEqual([expect.stringContaining('program ended with 3')]);
});
