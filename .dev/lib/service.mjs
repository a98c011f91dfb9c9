import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { endsWithUs, interrupt } from './interrupt.mjs';
import { patiently } from './patiently.mjs';
import { Stop, say, seconds } from './say.mjs';

const PATIENCE_MS = 120_000;
const GRACE_MS = 10_000;

/** A process of ours that runs until it is told to stop; its output goes to a file. */
export class Service {
  #child;
  #end;
  #ended = false;
  #ending;

  constructor(name, { command, args, cwd, env, ready, folder }) {
    this.name = name;
    this.log = path.join(folder, 'logs', `${name}.log`);
    this.options = { command, args, cwd, env, ready };
  }

  get ended() {
    return this.#ending;
  }

  async start() {
    await mkdir(path.dirname(this.log), { recursive: true });
    const { command, args, cwd, env } = this.options;
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#end = endsWithUs(child);
    const file = createWriteStream(this.log);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    this.#child = child;
    this.#ending = new Promise(resolve => {
      child.once('close', resolve);
      child.once('error', resolve);
    }).then(() => {
      this.#ended = true;
    });
    await this.#untilReady();
  }

  async stop() {
    if (!this.#child || this.#ended) return;
    this.#end('SIGTERM');
    const force = setTimeout(() => this.#end('SIGKILL'), GRACE_MS);
    await this.#ending;
    clearTimeout(force);
  }

  async #untilReady() {
    const started = Date.now();
    say(`• Starting the ${this.name} …`);
    const isUp = await patiently(() => answers(this.options.ready), {
      patienceMs: PATIENCE_MS,
      isHopeless: () => this.#ended,
    });
    if (interrupt.aborted && !isUp) throw new Stop('Stopped before it was up.');
    if (!isUp) {
      const tail = (await readFile(this.log, 'utf8')).split('\n').slice(-25);
      tail.forEach(line => say(`  | ${line}`));
      throw new Stop(
        `The ${this.name} did not start. Its whole output is in ${this.log}`,
      );
    }
    say(`  up in ${seconds(started)}`);
  }
}

async function answers({ url, headers }) {
  const response = await fetch(url, { headers }).catch(() => null);
  return response?.ok ?? false;
}
