import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { messageOf } from '../messageOf';
import { portalUrl } from './addresses';
import { PortalClient } from './PortalClient';
import { portalConfig, PortalOptions } from './portalConfig';

// The portal is a program beside us, not code that is imported.
// eslint-disable-next-line no-restricted-syntax
const ROOT = resolve(__dirname, '../../../..');
const ENTRY = 'plugins/rollouts-backend/dev/portal.ts';
/** Several start at once, perhaps beside a build. */
const START_MS = 400_000;
const END_MS = 10_000;
/** A machine that is busy with all of it may take its time; who judges that has less patience. */
const ANSWER_MS = 30_000;
const LOOK_MS = 100;

/** A portal's backend as a process of its own, which can be ended and started again on its database. */
export class PortalProcess {
  readonly client: PortalClient;
  readonly #options: PortalOptions;
  #child: ChildProcess | null = null;

  constructor(options: PortalOptions) {
    this.#options = options;
    this.client = new PortalClient(portalUrl(options.port), ANSWER_MS);
  }

  /**
   * Starts it and waits until something holds of it; an error counts as not yet.
   *
   * @throws Error with the end of its log when it does not come up
   */
  async start(isUp: (client: PortalClient) => Promise<boolean>): Promise<void> {
    const { folder, entities = [] } = this.#options;
    const config = join(folder, 'app-config.yaml');
    // Whoever reads it takes many aliases for an attack.
    const plain = { aliasDuplicateObjects: false };
    await writeFile(config, stringify(portalConfig(this.#options), plain));
    const log = openSync(join(folder, 'portal.log'), 'a');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', ENTRY, '--config', config],
      {
        cwd: ROOT,
        stdio: ['ignore', log, log, 'ipc'],
        env: { ...process.env, PORTAL_ENTITIES: JSON.stringify(entities) },
      },
    );
    closeSync(log);
    this.#child = child;
    try {
      await this.#untilUp(child, isUp);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends it at once, as a crash does (SIGKILL). */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Asks it to end, and ends it when that takes too long. */
  async stop(): Promise<void> {
    const child = this.#child;
    const patience = setTimeout(() => child?.kill('SIGKILL'), END_MS);
    await this.#end('SIGTERM');
    clearTimeout(patience);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async #untilUp(
    child: ChildProcess,
    isUp: (client: PortalClient) => Promise<boolean>,
  ): Promise<void> {
    const deadline = Date.now() + START_MS;
    let last = '';
    while (Date.now() < deadline && !hasEnded(child)) {
      try {
        if (await isUp(this.client)) return;
      } catch (error) {
        last = messageOf(error);
      }
      await sleep(LOOK_MS);
    }
    const log = await readFile(
      join(this.#options.folder, 'portal.log'),
      'utf8',
    );
    throw new Error(
      `The portal did not come up (${last}). It said:\n${log.slice(-2_000)}`,
    );
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
