import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until';

/** How a program is started; the same every time. */
export interface PartSpec {
  name: string;
  command: string;
  /** One of them must name the testbed's folder: by that its leftovers are recognised. */
  args: string[];
  /** Resolves when it answers; without, it is taken to run once it was started. */
  ready?: () => Promise<boolean>;
  /** Told when it ends although nobody ended it. */
  onCrash?: (message: string) => void;
}

const GRACE_MS = 10_000;
/** Several control planes start at once, perhaps beside a build. */
const START_MS = 300_000;

/** One program of a control plane, and what can be done to it. */
export class Part {
  readonly name: string;
  /** All its output of all its lives. */
  readonly logFile: string;
  private readonly pidFile: string;
  private child: ChildProcess | null = null;
  private isMeantToEnd = false;

  /** @param folder of its cluster; log and pid are written below it */
  constructor(private readonly spec: PartSpec, folder: string) {
    this.name = spec.name;
    mkdirSync(join(folder, 'run'), { recursive: true });
    this.logFile = join(folder, `${spec.name}.log`);
    this.pidFile = join(folder, 'run', `${spec.name}.pid`);
  }

  /** Null while it does not run. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Starts it, with the same arguments and ports as ever; resolves when it answers. */
  async start(): Promise<void> {
    if (this.child) return;
    const child = this.spawn();
    const { ready, name } = this.spec;
    if (!ready) return;
    const isUp = async () => this.child !== child || ready();
    await until(`${name} answers`, isUp, START_MS);
    if (this.child !== child) {
      throw new Error(
        `${name} ended before it answered, its log: ${this.logFile}`,
      );
    }
  }

  private spawn(): ChildProcess {
    const { command, args } = this.spec;
    const log = openSync(this.logFile, 'a');
    // Its own process group: Ctrl-C goes to us, and we end it in order.
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    if (child.pid) writeFileSync(this.pidFile, String(child.pid));
    this.child = child;
    this.isMeantToEnd = false;
    child.once('error', error => this.ended(child, error.message));
    child.once('exit', (code, signal) =>
      this.ended(child, `ended with ${signal ?? code}`),
    );
    return child;
  }

  private ended(child: ChildProcess, how: string): void {
    if (this.child !== child) return;
    this.child = null;
    rmSync(this.pidFile, { force: true });
    if (!this.isMeantToEnd) {
      this.spec.onCrash?.(`${this.name} ${how}, its log: ${this.logFile}`);
    }
  }

  /** Ends it at once, as a crash does (SIGKILL). */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks it to end (SIGTERM), and ends it when it takes too long. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), GRACE_MS);
    // A paused one could not hear.
    this.resume();
    await this.end('SIGTERM');
    clearTimeout(patience);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child) return;
    this.isMeantToEnd = true;
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** Lets it answer nothing any more, with its connections open (SIGSTOP). */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  /** Lets a paused one go on (SIGCONT). */
  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Lets it read its configuration again (SIGHUP), where it knows how. */
  reload(): void {
    this.child?.kill('SIGHUP');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}
