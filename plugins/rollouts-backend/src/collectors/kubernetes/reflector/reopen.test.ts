import { eventually } from '../../../__testUtils__/eventually';
import { lists, TroubledApiServer } from '../__testUtils__/TroubledApiServer';
import { DirectTransport } from '../client/DirectTransport';
import { Reflector } from './Reflector';

const PATH = '/apis/flagger.app/v1beta1/canaries';

it('opens a quiet watch anew when it is told to, from where it is, and calls that no failure', async () => {
  const server = await TroubledApiServer.start();
  const asked: string[] = [];
  server.answer('canaries', (response, query) => {
    asked.push(query.get('resourceVersion') ?? 'list');
    lists()(response, query);
  });
  const transport = new DirectTransport({
    url: `http://127.0.0.1:${server.port}`,
    skipTLSVerify: false,
  });
  const over = new AbortController();
  const failures: string[] = [];
  const reflector = new Reflector({
    transport,
    path: PATH,
    now: Date.now,
    random: () => 0,
    wait: async () => {},
    listener: {
      onObject: async () => {},
      onDeleted: async () => {},
      onListed: () => {},
      onHeard: () => {},
      onFailed: ({ message }) => failures.push(message),
      onUnreadable: reason => failures.push(reason),
    },
  });
  const running = reflector.run(over.signal);
  const times = (count: number) =>
    eventually(async () => expect(asked).toHaveLength(count));

  await times(2);
  reflector.reopen();
  await times(3);
  reflector.reopen();
  await times(4);
  over.abort();
  await running;
  await transport.close();
  await server.stop();

  expect(asked).toEqual(['list', '1', '1', '1']);
  expect(failures).toEqual([]);
});
