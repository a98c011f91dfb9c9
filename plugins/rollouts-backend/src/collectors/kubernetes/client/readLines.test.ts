import { PassThrough, Readable } from 'node:stream';
import { readLines } from './readLines';

async function all(body: Readable, silenceMs = 60_000): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(body, () => silenceMs)) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it('joins what was cut anywhere, also inside a letter', async () => {
    const bytes = Buffer.from('{"a":"ü€"}\n\n{"b":1}\n');
    const single = [...bytes].map(byte => Buffer.from([byte]));

    expect(await all(Readable.from(single))).toEqual(['{"a":"ü€"}', '{"b":1}']);
  });

  it('leaves out a line without an end', async () => {
    expect(await all(Readable.from([Buffer.from('a\nb')]))).toEqual(['a']);
  });

  it('gives up a silent connection', async () => {
    await expect(all(new PassThrough(), 1)).rejects.toMatchObject({
      kind: 'silent',
    });
  });

  it('says that the connection broke', async () => {
    const body = new PassThrough();
    body.write('a\n');
    body.destroy(new Error('socket hang up'));

    await expect(all(body)).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'The connection broke: socket hang up',
    });
  });

  it('refuses a line that never ends', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');

    await expect(
      all(Readable.from(Array(18).fill(megabyte))),
    ).rejects.toMatchObject({ kind: 'server' });
  });
});
