import { readEvent } from './event';

const messageOf = (message: string) => {
  const event = readEvent(
    {
      message,
      lastTimestamp: '2026-01-01T00:00:00Z',
      involvedObject: { kind: 'Canary', namespace: 'shop', name: 'checkout' },
    },
    7,
  );
  return event?.observation.kind === 'said' ? event.observation.message : null;
};

describe('what an event says', () => {
  it.each(['', '(combined from similar events): '])(
    'is kept without the credentials of an address that it repeats: %s',
    prefix => {
      expect(
        messageOf(
          `${prefix}Post "http://u:pw@hook/x?token=abc": Basic dTpwdw== refused`,
        ),
      ).toBe('Post "http://***@hook/x?token=***": Basic *** refused');
    },
  );

  it('is cut only after that, so that no half of them is left', () => {
    const secret = 'secret'.repeat(20);
    const said = `${'x'.repeat(4_000)} http://u:${secret}@hook/`;
    expect(messageOf(said)).toMatch(/x http:\/\/\*\*\*@hook\/$/);
  });
});
