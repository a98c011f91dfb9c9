import { exec, spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask, Figures } from './load';
import { connect, fill } from './seed';

/**
 * How many questions a second the gates answer on one core, beside a handler that does nothing, and
 * what they answer while the database is restarted.
 *
 * GATES_DATABASE: URL of an empty PostgreSQL database of its own; GATES_DATABASE_RESTART: command that
 * restarts its server. The portal is pinned to core 0: run this, and the server, on the others.
 */
const { GATES_DATABASE = '', GATES_DATABASE_RESTART = '' } = process.env;
const [rollouts, perSecond, seconds] = ['GATES', 'RATE', 'DURATION'].map(
  (name, index) => Number(process.env[name] ?? [5_000, 1_000, 20][index]),
);
const KEY = 'a key of at least 32 characters!';

async function startServer() {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const server = spawn(
    'taskset',
    [
      ...['-c', '0', process.execPath, '--require', transform],
      ...[join(__dirname, 'server.ts'), GATES_DATABASE, KEY],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    return { port: Number(line), stop: () => server.kill() };
  }
  throw new Error('The portal did not start');
}

async function measure(
  what: string,
  port: number,
  options: { path?: string; perSecond: number },
  meanwhile: () => Promise<unknown> = async () => {},
) {
  const usage = async () =>
    (await fetch(`http://127.0.0.1:${port}/usage`)).json() as Promise<{
      cpuMs: number;
      rssMb: number;
    }>;
  const before = await usage();
  const [figures] = await Promise.all([
    ask({ port, key: KEY, rollouts, seconds, ...options }),
    meanwhile(),
  ]);
  const { cpuMs, rssMb } = await usage();
  report(what, figures, (cpuMs - before.cpuMs) / figures.asked, rssMb);
}

function report(what: string, figures: Figures, cpuMs: number, rssMb: number) {
  const { asked, perSecond: reached, late, p50, p99, max } = figures;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  process.stdout.write(
    `${what}\n  asked ${asked}, answered ${reached.toFixed(
      0,
    )}/s, late ${late}; p50 ${ms(p50)}, p99 ${ms(p99)}, max ${ms(
      max,
    )}; processor ${cpuMs.toFixed(3)} ms each; ${rssMb.toFixed(0)} MB\n`,
  );
  for (const [kind, counts] of Object.entries({
    answer: figures.answers,
    'NO ANSWER': figures.failed,
  })) {
    for (const [text, count] of Object.entries(counts)) {
      process.stdout.write(`  ${kind} ${count} × ${text}\n`);
    }
  }
}

async function main() {
  const knex = connect(GATES_DATABASE);
  await fill(knex, rollouts);
  await knex.destroy();
  const { port, stop } = await startServer();
  try {
    const path = '/trivial';
    await measure('warm-up', port, { perSecond: perSecond / 2 });
    await measure('a handler that does nothing', port, { path, perSecond });
    await measure('the gates', port, { perSecond });
    await measure(
      'the gates, and the database is restarted after a third of the time',
      port,
      { perSecond },
      async () => {
        await new Promise(resolve => setTimeout(resolve, seconds * 333));
        const begin = performance.now();
        await promisify(exec)(GATES_DATABASE_RESTART);
        const took = performance.now() - begin;
        process.stdout.write(`(restarted in ${took.toFixed(0)} ms)\n`);
      },
    );
    await measure('the gates afterwards', port, { perSecond });
  } finally {
    stop();
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
