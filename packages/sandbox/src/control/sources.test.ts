import { DEMO_SCENE, Sandbox, startSandbox } from '../sandbox/startSandbox';
import { parseCommand } from './commands';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    scene: DEMO_SCENE,
    controlPort: 0,
    ports: {},
  });
});

afterAll(() => sandbox.stop());

async function command(...words: string[]) {
  const request = parseCommand(words);
  if (!request) throw new Error(`${words[0]} was not understood`);
  const response = await fetch(`${sandbox.controlUrl}${request.path}`, {
    method: request.method,
    body: JSON.stringify(request.body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

async function reach(name: string): Promise<number | string> {
  const [production] = sandbox.clusters;
  const { url } = production.sources.find(source => source.name === name) ?? {};
  return fetch(`${url}/-/ready`).then(
    ({ status }) => status,
    () => 'refused',
  );
}

it('cuts one Alertmanager off, and the other goes on', async () => {
  await command('cut-source', 'production', 'alertmanager-2');
  expect(await reach('alertmanager-2')).toBe('refused');
  expect(await reach('alertmanager')).toBe(200);
  await command('restore-source', 'production', 'alertmanager-2');
  expect(await reach('alertmanager-2')).toBe(200);
});

it('disturbs a Prometheus, and says what is wrong with it', async () => {
  const answer = await command(
    'fault-source',
    'production',
    'prometheus',
    '{"serverError": true}',
  );
  expect(answer.body).toMatchObject({ serverError: true, refuse: false });
  expect(await reach('prometheus')).toBe(500);
  const state = await fetch(`${sandbox.controlUrl}/state`).then(response =>
    response.json(),
  );
  expect(state.clusters[0].sources[0]).toMatchObject({
    name: 'prometheus',
    cut: false,
    faults: { serverError: true },
    requests: expect.any(Number),
  });
  await command('restore-source', 'production', 'prometheus');
});

it.each([
  [
    ['cut-source', 'production', 'grafana'],
    404,
    'there are prometheus, alertmanager, alertmanager-2',
  ],
  [
    ['cut-source', 'staging', 'alertmanager-2'],
    404,
    'there are prometheus, alertmanager',
  ],
  [
    ['fault-source', 'production', 'prometheus', '{"silent": true}'],
    400,
    'silent',
  ],
])('refuses %j', async (words, status, message) => {
  expect(await command(...words)).toEqual({
    status,
    body: { error: { message: expect.stringContaining(message) } },
  });
});
