import { once } from 'node:events';
import { Channel, Pace } from './Channel';

async function through(pace: Pace, text: string): Promise<string> {
  const channel = new Channel(
    () => pace,
    chunk => chunk,
  );
  channel.end(text);
  channel.resume();
  const parts: string[] = [];
  channel.on('data', chunk => parts.push(String(chunk)));
  await once(channel, 'end');
  return parts.join('|');
}

describe('a channel', () => {
  it('carries everything when it is free, and nothing when the line is dead', async () => {
    expect(await through({ kind: 'free' }, 'a canary')).toBe('a canary');
    expect(await through({ kind: 'lost' }, 'a canary')).toBe('');
  });

  it('carries a few bytes at a time when it is slow', async () => {
    const slow = { kind: 'slow', bytesPerSecond: 30 } as const;

    expect(await through(slow, 'canary')).toBe('can|ary');
  });
});
