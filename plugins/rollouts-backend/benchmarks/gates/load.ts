import { Pool } from 'undici';
import { gateCredentials } from '../../src/gates/gateCredentials';
import { CHECKSUM, CLUSTER, rolloutAt } from './seed';

/** Polls that are under way at once at most; more than the server ever needs. */
const CONNECTIONS = 200;
const TICK_MS = 10;
/** Flagger would wait longer, but the gate promises an answer in this time. */
const PATIENCE_MS = 1_000;

export interface Figures {
  asked: number;
  perSecond: number;
  /** Answers by status and body. */
  answers: Record<string, number>;
  /** No answer at all. */
  failed: Record<string, number>;
  /** Answered after the time that the gate promises. */
  late: number;
  p50: number;
  p99: number;
  max: number;
}

const kinds = ['confirm-promotion', 'rollback'] as const;

/** What Flagger sends, ready to be sent. */
function questions(count: number, key: string, path: string | null) {
  return Array.from({ length: count * kinds.length }, (_, index) => {
    const { namespace, name } = rolloutAt(index % count);
    const kind = kinds[Math.floor(index / count)];
    const { username, password } = gateCredentials(key, { namespace, name });
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    return {
      path: path ?? `/gates/${CLUSTER}/${kind}`,
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        ...{ name, namespace, phase: 'Progressing', checksum: CHECKSUM },
      }),
    };
  });
}

/** Asks at a steady rate, whether or not answers come: a server that is slow gets no rest by that. */
export async function ask(options: {
  port: number;
  key: string;
  rollouts: number;
  perSecond: number;
  seconds: number;
  /** Another path than that of the gates. */
  path?: string;
}): Promise<Figures> {
  const { port, key, rollouts, perSecond, seconds } = options;
  const all = questions(rollouts, key, options.path ?? null);
  const pool = new Pool(`http://127.0.0.1:${port}`, {
    connections: CONNECTIONS,
    pipelining: 1,
  });
  const times: number[] = [];
  const answers: Record<string, number> = {};
  const failed: Record<string, number> = {};
  const count = (into: Record<string, number>, what: string) => {
    into[what] = (into[what] ?? 0) + 1;
  };
  const one = async (index: number) => {
    const { path, headers, body } = all[index % all.length];
    const begin = performance.now();
    try {
      const reply = await pool.request({ method: 'POST', path, headers, body });
      const text = await reply.body.text();
      times.push(performance.now() - begin);
      count(answers, `${reply.statusCode} ${text.trim()}`);
    } catch (error) {
      count(failed, (error as Error).message);
    }
  };
  const under: Promise<void>[] = [];
  const begin = performance.now();
  let sent = 0;
  await new Promise<void>(resolve => {
    const timer = setInterval(() => {
      const passed = Math.min(seconds, (performance.now() - begin) / 1_000);
      while (sent < passed * perSecond) under.push(one(sent++));
      if (passed < seconds) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  await Promise.all(under);
  const took = (performance.now() - begin) / 1_000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN;
  return {
    asked: sent,
    perSecond: times.length / took,
    answers,
    failed,
    late: times.filter(ms => ms > PATIENCE_MS).length,
    ...{ p50: at(0.5), p99: at(0.99), max: times.at(-1) ?? NaN },
  };
}
