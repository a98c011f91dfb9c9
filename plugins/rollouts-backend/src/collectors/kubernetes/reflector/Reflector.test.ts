import { KubernetesError } from '../client/KubernetesError';
import {
  Answer,
  listed,
  ScriptedTransport,
  status,
  text,
  watched,
} from '../__testUtils__/ScriptedTransport';
import { KnownObjects } from './KnownObjects';
import { Reflector } from './Reflector';

const PATH = '/apis/flagger.app/v1beta1/canaries';

const canary = (name: string, resourceVersion: string) => ({
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion },
});
const event = (type: string, name: string, resourceVersion: string) => ({
  type,
  object: canary(name, resourceVersion),
});
const bookmark = (resourceVersion: string) => ({
  type: 'BOOKMARK',
  object: { metadata: { resourceVersion } },
});
const gone = {
  type: 'ERROR',
  object: { kind: 'Status', code: 410, message: 'too old resource version' },
};

/** Plays a script and tells what the reflector did, in order, with the seconds that it waited. */
async function play(answers: Answer[], known?: KnownObjects) {
  const over = new AbortController();
  const transport = new ScriptedTransport(answers, () => over.abort());
  const told: string[] = [];
  let now = 0;
  const reflector = new Reflector({
    transport,
    path: PATH,
    known,
    // Every look at the clock is two seconds later: no watch ends at once.
    now: () => (now += 2_000),
    random: () => 0,
    wait: async ms => {
      told.push(`wait ${ms} ms`);
    },
    listener: {
      onObject: async (object, missed) => {
        const { name, resourceVersion } = (object as ReturnType<typeof canary>)
          .metadata;
        told.push(
          `${name}@${resourceVersion}${
            missed ? ` missed from ${missed.from}` : ''
          }`,
        );
      },
      onDeleted: async ({ name, uid }, last) => {
        const { metadata } = (last ?? {}) as Partial<ReturnType<typeof canary>>;
        const state = metadata ? ` last @${metadata.resourceVersion}` : '';
        told.push(`deleted ${name} ${uid}${state}`);
      },
      onListed: () => {},
      onHeard: () => {},
      onFailed: ({ kind, message }) => told.push(`${kind}: ${message}`),
      onUnreadable: reason => told.push(`unreadable: ${reason}`),
    },
  });
  await reflector.run(over.signal);
  const queries = transport.paths.map(path =>
    Object.fromEntries(new URLSearchParams(path.split('?')[1])),
  );
  return { told, queries };
}

describe('a reflector', () => {
  it('lists page by page and watches from the version of the list', async () => {
    const { told, queries } = await play([
      listed('7', [canary('a', '5')], 'next'),
      listed('7', [canary('b', '6')]),
      watched(event('MODIFIED', 'a', '8'), event('ADDED', 'c', '9')),
    ]);

    expect(told).toEqual(['a@5', 'b@6', 'a@8', 'c@9']);
    expect(queries.slice(0, 3)).toMatchObject([
      { limit: '500' },
      { limit: '500', continue: 'next' },
      { watch: 'true', allowWatchBookmarks: 'true', resourceVersion: '7' },
    ]);
  });

  it('goes on from the last version, also that of a bookmark', async () => {
    const { told, queries } = await play([
      listed('7', [canary('a', '5')]),
      watched(event('MODIFIED', 'a', '8')),
      watched(bookmark('20')),
      watched(event('MODIFIED', 'a', '21')),
    ]);

    expect(told).toEqual(['a@5', 'a@8', 'a@21']);
    expect(queries.map(q => q.resourceVersion)).toEqual([
      undefined,
      '7',
      '8',
      '20',
      '21',
    ]);
  });

  it.each([
    ['as an answer', status(410, 'too old resource version')],
    ['inside the stream', watched(gone)],
  ])('lists again when its version expired %s', async (_, expired) => {
    const { told } = await play([
      listed('7', [canary('a', '5'), canary('b', '6')]),
      watched(event('MODIFIED', 'a', '8')),
      expired,
      listed('99', [canary('a', '90'), canary('b', '6'), canary('c', '91')]),
    ]);

    expect(told).toEqual([
      'a@5',
      'b@6',
      'a@8',
      'wait 250 ms',
      // Only what changed in between may hide something.
      expect.stringMatching(/^a@90 missed from \d+$/),
      'b@6',
      'c@91',
    ]);
  });

  it('starts a list anew when its page expired', async () => {
    const { told } = await play([
      listed('7', [canary('a', '5')], 'next'),
      status(410),
      listed('9', [canary('a', '8')]),
    ]);

    expect(told).toEqual(['a@8']);
  });

  it('tells what the watch and what a list say is gone', async () => {
    const { told } = await play([
      listed('7', [canary('a', '5'), canary('b', '6')]),
      watched(event('DELETED', 'a', '8'), gone),
      listed('9', [canary('c', '9')]),
    ]);

    expect(told).toEqual([
      'a@5',
      'b@6',
      'deleted a uid-a last @8',
      'wait 250 ms',
      'c@9',
      'deleted b uid-b',
    ]);
  });

  it('does not believe one empty list after a full one', async () => {
    const full = [canary('a', '5'), canary('b', '6')];
    const { told } = await play([
      listed('7', full),
      watched(gone),
      listed('8', []),
      listed('9', full),
    ]);

    expect(told).toEqual([
      'a@5',
      'b@6',
      'wait 250 ms',
      'wait 10000 ms',
      'a@5',
      'b@6',
    ]);
  });

  it('believes two empty lists', async () => {
    const { told } = await play([
      listed('7', [canary('a', '5')]),
      watched(gone),
      listed('8', []),
      listed('9', null),
    ]);

    expect(told.at(-1)).toBe('deleted a uid-a');
  });

  it('asks again, ever later, after it believed that a full kind is empty', async () => {
    const aWhile = () =>
      watched(...Array.from({ length: 8 }, () => bookmark('9')));
    const { told, queries } = await play([
      listed('7', [canary('a', '5')]),
      watched(gone),
      listed('8', []),
      listed('9', []),
      aWhile(),
      listed('9', []),
      aWhile(),
      listed('9', [canary('a', '5')]),
      aWhile(),
    ]);

    expect(told).toEqual([
      'a@5',
      'wait 250 ms',
      'wait 10000 ms',
      'deleted a uid-a',
      'a@5',
    ]);
    const spans = queries.flatMap(q => q.timeoutSeconds ?? []).map(Number);
    expect(spans[1]).toBeLessThanOrEqual(15);
    expect(spans[2]).toBeGreaterThan(spans[1]);
    expect(spans[2]).toBeLessThanOrEqual(30);
    expect(spans[3]).toBe(180);
  });

  it('stops doubting that a kind is empty before half an hour is over', async () => {
    const quiet = () =>
      watched(...Array.from({ length: 500 }, () => bookmark('9')));
    const { queries } = await play([
      listed('7', [canary('a', '5')]),
      watched(gone),
      listed('8', []),
      listed('9', []),
      ...Array.from({ length: 7 }, () => [quiet(), listed('9', [])]).flat(),
      watched(bookmark('9')),
    ]);

    expect(queries.at(-2)).toMatchObject({ timeoutSeconds: '180' });
  });

  it('notices what happened while it was away', async () => {
    const remembered = ['a', 'b', 'c'].map(name => ({
      namespace: 'shop',
      name,
      uid: `uid-${name}`,
      resourceVersion: '5',
    }));
    const { told } = await play(
      [listed('9', [canary('a', '5'), canary('b', '8')]), status(410)],
      new KnownObjects(remembered, -500),
    );

    expect(told).toEqual(['a@5', 'b@8 missed from -500', 'deleted c uid-c']);
  });

  describe('that was away', () => {
    const known = (versions: Record<string, string>) =>
      new KnownObjects(
        Object.entries(versions).map(([name, resourceVersion]) => ({
          ...{ namespace: 'shop', name, uid: `uid-${name}`, resourceVersion },
        })),
        -500,
      );

    it('misses nothing that the server still knows', async () => {
      const { told, queries } = await play(
        [
          listed('19', [
            canary('a', '5'),
            canary('b', '12'),
            canary('c', '14'),
          ]),
          watched(
            event('MODIFIED', 'b', '7'),
            event('ADDED', 'd', '8'),
            event('MODIFIED', 'c', '9'),
            event('MODIFIED', 'b', '12'),
            event('MODIFIED', 'c', '14'),
            event('MODIFIED', 'c', '20'),
          ),
          watched(event('MODIFIED', 'c', '20')),
        ],
        known({ a: '5', b: '6', c: '9' }),
      );

      expect(told).toEqual([
        ...['b@7', 'b@12', 'c@14'],
        ...['a@5', 'b@12', 'c@14'],
        'c@20',
      ]);
      expect(queries.slice(1, 3)).toMatchObject([
        { watch: 'true', resourceVersion: '6' },
        { watch: 'true', resourceVersion: '19' },
      ]);
    });

    it.each([
      ['too old', status(410)],
      ['too old in the stream', watched(event('MODIFIED', 'a', '7'), gone)],
      ['a watch that ends early', watched(event('MODIFIED', 'a', '7'))],
      ['no answer', new KubernetesError('unreachable', 'No answer')],
    ])('says so when the server does not: %s', async (_, answer) => {
      const { told } = await play(
        [listed('19', [canary('a', '9')]), answer],
        known({ a: '5' }),
      );

      expect(told).toEqual(['a@9 missed from -500']);
    });

    it('asks for nothing when nothing changed, or cannot be compared', async () => {
      const same = await play(
        [listed('19', [canary('a', '5'), canary('b', '6')])],
        known({ a: '5' }),
      );
      const opaque = await play(
        [listed('x9', [canary('a', 'x6')])],
        known({ a: 'x5' }),
      );

      expect(same.queries[1]).toMatchObject({ resourceVersion: '19' });
      expect(opaque.queries[1]).toMatchObject({ resourceVersion: 'x9' });
      expect(opaque.told).toEqual(['a@x6 missed from -500']);
    });
  });

  it('reports lines that are no events and goes on', async () => {
    const { told } = await play([
      listed('7', []),
      watched(
        'nonsense\n',
        { type: 'MODIFIED', object: {} },
        event('ADDED', 'a', '8'),
        '{"type":"ADDED","object":{"meta',
      ),
    ]);

    expect(told).toEqual([
      'unreadable: not a watch event: "nonsense"',
      expect.stringMatching(/^unreadable: no version: /),
      'a@8',
    ]);
  });

  it('is patient with a kind that it may not read, but asks once more: a server that starts denies all', async () => {
    const denied = () =>
      status(403, 'canaries is forbidden: User "x" cannot list');
    const { told } = await play([denied(), denied()]);

    const words =
      'denied: canaries is forbidden: User "x" cannot list. Grant the account list and watch on this kind';
    expect(told).toEqual([words, 'wait 250 ms', words, 'wait 60000 ms']);
  });

  it('lists soon when a version expired during an outage, and has missed all of the outage', async () => {
    const down = new KubernetesError('unreachable', 'No answer');
    const outage = (attempts: number) =>
      play([
        listed('7', [canary('a', '5')]),
        watched(event('MODIFIED', 'a', '8')),
        ...Array(attempts).fill(down),
        watched(gone),
        listed('99', [canary('a', '90')]),
      ]);
    const short = await outage(0);
    const long = await outage(3);

    expect(long.told.filter(line => line.startsWith('wait'))).toEqual([
      'wait 250 ms',
      'wait 500 ms',
      'wait 1000 ms',
      'wait 250 ms',
    ]);
    expect(long.told.at(-1)).toMatch(/^a@90 missed from \d+$/);
    expect(long.told.at(-1)).toBe(short.told.at(-1));
  });

  it('waits longer after each failure and from anew after a success', async () => {
    const down = new KubernetesError('unreachable', 'No answer');
    const { told } = await play([
      down,
      down,
      down,
      listed('7', []),
      watched(bookmark('8')),
      down,
    ]);

    expect(told.filter(line => line.startsWith('wait'))).toEqual([
      'wait 250 ms',
      'wait 500 ms',
      'wait 1000 ms',
      'wait 250 ms',
    ]);
  });

  it.each([
    [
      'a login page',
      text('<html>Please sign in</html>'),
      /^not-kubernetes: The address answered 200 with text\/html/,
    ],
    ['another API', status(500, 'etcd is down'), /^server: etcd is down$/],
    ['no list', text('{}', 200, 'application/json'), /^not-kubernetes: /],
    ['half of JSON', text('{"me', 200, 'application/json'), /^\S+: /],
    [
      'an expired token',
      status(401, 'Unauthorized'),
      /^unauthorized: .*expired/,
    ],
  ])('says what is wrong with %s', async (_, answer, expected) => {
    const { told } = await play([answer]);

    expect(told[0]).toMatch(expected);
  });

  it('never shows a token', async () => {
    const leak = 'cannot: Bearer abc.def https://user:pass@host/x';
    const { told } = await play([status(500, leak)]);

    expect(told[0]).toBe('server: cannot: Bearer *** https://***@host/x');
  });

  it('takes a version that is ahead of the server for an expired one', async () => {
    const { told } = await play([
      listed('70', [canary('a', '5')]),
      status(504, 'Timeout: Too large resource version: 70, current: 9'),
      listed('9', [canary('a', '5')]),
    ]);

    expect(told).toEqual(['a@5', 'wait 250 ms', 'a@5']);
  });

  it('says so when even a list is expired', async () => {
    const { told } = await play([status(410, 'no'), status(410, 'no')]);

    expect(told[0]).toBe('expired: no');
  });

  it.each([
    ['a', () => text('404 page not found\n', 404, 'text/plain; charset=utf-8')],
    ['its own', () => status(404, 'the server could not find the requested')],
  ])('says in %s word that a kind is not installed', async (_, answer) => {
    const { told } = await play([answer(), answer()]);

    expect(told[0]).toMatch(/^absent: .*not installed in the cluster/);
    expect(told.at(-1)).toBe('wait 60000 ms');
  });

  it('lists again when a kind was removed and installed again', async () => {
    const { told } = await play([
      listed('7', [canary('a', '5')]),
      text('404 page not found\n', 404, 'text/plain'),
      listed('9', []),
      listed('9', []),
    ]);

    expect(told.at(-1)).toBe('deleted a uid-a');
  });

  it('backs off from a watch that fails as soon as it is open', async () => {
    const error = watched({
      type: 'ERROR',
      object: { kind: 'Status', code: 500, message: 'oops' },
    });
    const { told } = await play([listed('7', []), error, error, error]);

    expect(told.filter(line => line.startsWith('wait'))).toEqual([
      'wait 250 ms',
      'wait 500 ms',
      'wait 1000 ms',
    ]);
  });

  describe('compares from time to time', () => {
    // The clock of play() moves two seconds with each look at it.
    const aWhile = Array.from({ length: 320 }, () => bookmark('8'));

    it('with the state at the version that it has reached', async () => {
      const { told, queries } = await play([
        listed('7', [canary('a', '5'), canary('b', '6'), canary('c', '7')]),
        ...Array.from({ length: 3 }, () => watched(...aWhile)),
        listed('8', [canary('a', '5'), canary('b', '8')]),
      ]);

      expect(queries.at(-2)).toMatchObject({
        resourceVersion: '8',
        resourceVersionMatch: 'Exact',
      });
      expect(told.slice(3)).toEqual([
        expect.stringMatching(/^b@8 missed from \d+$/),
        'deleted c uid-c',
      ]);
      expect(queries.at(-1)).toMatchObject({ resourceVersion: '8' });
    });

    it('and ignores the answer of a server that knows only the newest', async () => {
      const { told } = await play([
        listed('7', [canary('a', '5')]),
        ...Array.from({ length: 3 }, () => watched(...aWhile)),
        listed('9', [canary('a', '9')]),
        watched(event('MODIFIED', 'a', '9')),
      ]);

      expect(told).toEqual(['a@5', 'a@9']);
    });
  });

  it('does not spin when each watch ends at once', async () => {
    const waits: number[] = [];
    const over = new AbortController();
    await new Reflector({
      transport: new ScriptedTransport(
        [listed('7', []), watched(), watched(), watched()],
        () => over.abort(),
      ),
      path: PATH,
      now: () => 0,
      random: () => 0,
      wait: async ms => {
        waits.push(ms);
      },
      listener: {
        onObject: async () => {},
        onDeleted: async () => {},
        onListed: () => {},
        onHeard: () => {},
        onFailed: () => {},
        onUnreadable: () => {},
      },
    }).run(over.signal);

    expect(waits).toEqual([1_000, 1_000, 1_000]);
  });
});
