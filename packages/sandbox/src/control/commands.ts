/** A request to the control. */
export interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

interface Command {
  /** Words after the command, one each. */
  words: string[];
  request(words: string[]): Request;
}

/** `namespace/name`, or the name alone where only one namespace has it. */
const onRollout = (
  verb: string,
  more: string[],
  body: (rest: string[]) => unknown,
): Command => ({
  words: ['<cluster>', '<canary>', ...more],
  request: ([cluster, canary, ...rest]) => {
    const [name, namespace = '-'] = canary.split('/').reverse();
    const parts = [cluster, 'rollouts', namespace, name, verb];
    return {
      method: 'POST',
      path: `/clusters/${parts.map(encodeURIComponent).join('/')}`,
      body: body(rest),
    };
  },
});

/** On what the first words name. */
const on =
  (...places: string[]) =>
  (
    verb: string,
    more: string[] = [],
    body: (rest: string[]) => unknown = () => ({}),
  ): Command => ({
    words: [...places, ...more],
    request: words => {
      const parts = [...words.slice(0, places.length), verb];
      return {
        method: 'POST',
        path: `/clusters/${parts.map(encodeURIComponent).join('/')}`,
        body: body(words.slice(places.length)),
      };
    },
  });

const onCluster = on('<cluster>');
/** A source is `prometheus`, `alertmanager` or `alertmanager-2`. */
const onSource = on('<cluster>', '<source>');

/** What the command line knows, by name. */
const commands: Record<string, Command> = {
  list: { words: [], request: () => ({ method: 'GET', path: '/state' }) },
  'ship-good': onRollout('ship', [], () => ({ revision: 'good' })),
  'ship-bad': onRollout('ship', [], () => ({ revision: 'bad' })),
  open: onRollout('open-gate', ['<gate>'], ([gate]) => ({ gate })),
  close: onRollout('close-gate', ['<gate>'], ([gate]) => ({ gate })),
  suspend: onRollout('act', [], () => ({ suspend: true })),
  resume: onRollout('act', [], () => ({ suspend: false })),
  act: onRollout('act', ['<JSON>'], ([json]) => JSON.parse(json)),
  cut: onCluster('cut'),
  restore: onCluster('restore'),
  'drop-watches': onCluster('faults', [], () => ({ drop: true })),
  'expire-watches': onCluster('faults', [], () => ({ expire: true })),
  fault: onCluster('faults', ['<JSON>'], ([json]) => JSON.parse(json)),
  'cut-source': onSource('cut'),
  'restore-source': onSource('restore'),
  'fault-source': onSource('faults', ['<JSON>'], ([json]) => JSON.parse(json)),
  'restart-flagger': onCluster('restart-flagger'),
  'stop-flagger': onCluster('stop-flagger'),
  'start-flagger': onCluster('start-flagger'),
};

/** What a command line asks for, or null when it is not understood. */
export function parseCommand([name, ...words]: string[]): Request | null {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command && words.length === command.words.length
    ? command.request(words)
    : null;
}

/** One line per command. */
export function usage(): string {
  return Object.entries(commands)
    .map(([name, { words }]) => `  ${[name, ...words].join(' ')}`)
    .join('\n');
}
