import { spawn } from 'node:child_process';
import { endsWithUs, interrupt } from './interrupt.mjs';
import { root } from './paths.mjs';
import { SIGN_OF_LIFE_MS } from './patiently.mjs';
import { Stop, say, seconds } from './say.mjs';

const KEPT_LINES = 80;

/**
 * Runs a long step. Its output is kept back and shown only when it fails; meanwhile a line now and
 * then tells that it is alive and what it said last.
 */
export async function runStep(title, command, args, options = {}) {
  const { help = '', ...rest } = options;
  if (interrupt.aborted) throw new Stop('Stopped.');
  const started = Date.now();
  say(`• ${title} …`);
  const kept = [];
  const alive = setInterval(() => {
    const last = (kept.at(-1) ?? '').slice(0, 100);
    say(`  … ${seconds(started)}${last && `: ${last}`}`);
  }, SIGN_OF_LIFE_MS);
  const code = await codeOf(command, args, rest, kept);
  clearInterval(alive);
  if (interrupt.aborted) throw new Stop('Stopped.');
  if (code !== 0) {
    kept.forEach(line => say(`  | ${line}`));
    throw new Stop(
      `${title}: failed (${command} ${args.join(' ')}). ${help}`.trim(),
    );
  }
  say(`  done in ${seconds(started)}`);
}

function codeOf(command, args, options, kept) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    endsWithUs(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', text => keep(kept, text));
    }
    child.on('error', error => {
      kept.push(error.message);
      resolve(-1);
    });
    child.on('close', resolve);
  });
}

function keep(kept, text) {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  kept.push(...plain.split(/[\r\n]+/).filter(line => line.trim()));
  kept.splice(0, Math.max(0, kept.length - KEPT_LINES));
}

/** Output of a short command, or null when it is missing or fails. */
export async function ask(command, args, options = {}) {
  return new Promise(resolve => {
    let text = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
      ...options,
    });
    child.stdout.on('data', chunk => {
      text += chunk;
    });
    child.on('error', () => resolve(null));
    child.on('close', code => resolve(code === 0 ? text.trim() : null));
  });
}
