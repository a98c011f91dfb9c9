import {
  Answer,
  json,
  ScriptedTransport,
  status,
} from '../collectors/kubernetes/__testUtils__/ScriptedTransport';
import { TemplateReader } from './TemplateReader';

const template = (query: string) =>
  json({ spec: { provider: { type: 'prometheus' }, query } });
const ADDRESS = 'shop/error-rate';

/** Reads one template again and again, each time so much later. */
async function reads(answers: Answer[], ...laterMs: number[]) {
  const transport = new ScriptedTransport(answers);
  let now = 0;
  const reader = new TemplateReader(transport, () => now);
  const found: unknown[] = [];
  for (const ms of [0, ...laterMs]) {
    now += ms;
    const read = await reader.read([ADDRESS], new AbortController().signal);
    found.push(read.get(ADDRESS) ?? null);
  }
  return { found, asked: transport.paths.length };
}

describe('a MetricTemplate', () => {
  it('is read once a minute', async () => {
    const { found, asked } = await reads(
      [template('a'), template('b')],
      59_999,
      1,
    );

    expect(found).toMatchObject([
      { query: 'a' },
      { query: 'a' },
      { query: 'b' },
    ]);
    expect(asked).toBe(2);
  });

  it('that does not exist is told from one that cannot be read', async () => {
    const missing = await reads([status(404, 'not found')]);
    const unread = await reads([status(503, 'etcd is down')]);

    expect(missing.found).toEqual([null]);
    expect(unread.found).toEqual([
      { address: ADDRESS, reason: expect.stringContaining('etcd is down') },
    ]);
  });

  it('stays as it was while it cannot be read, and is not asked for with every check', async () => {
    const { found, asked } = await reads(
      [template('a'), status(503, 'down'), template('b')],
      60_000,
      9_999,
      1,
    );

    expect(found).toMatchObject([
      { query: 'a' },
      { query: 'a' },
      { query: 'a' },
      { query: 'b' },
    ]);
    expect(asked).toBe(3);
  });
});
