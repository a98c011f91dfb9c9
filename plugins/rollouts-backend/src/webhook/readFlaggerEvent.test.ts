import { readFlaggerEvent } from './readFlaggerEvent';

const NOW = Date.UTC(2026, 0, 2, 12);

const body = (timestamp: number) => ({
  name: 'checkout',
  namespace: 'shop',
  phase: 'Progressing',
  checksum: '859bd4cf7',
  metadata: {
    eventMessage: 'Starting canary analysis for checkout.shop',
    eventType: 'Normal',
    timestamp: String(timestamp),
  },
});

describe('what Flagger posts', () => {
  it('is something that it said about a rollout', () => {
    expect(readFlaggerEvent(body(NOW), NOW)).toMatchObject({
      namespace: 'shop',
      name: 'checkout',
      observation: { kind: 'said', feed: 'webhook', saidAt: NOW },
    });
  });

  it('is kept without the credentials of an address that it repeats', () => {
    const said = body(NOW);
    said.metadata.eventMessage =
      'Post "http://u:pw@hook/x?token=abc": Basic dTpwdw== refused';
    expect(readFlaggerEvent(said, NOW)?.observation).toMatchObject({
      message: 'Post "http://***@hook/x?token=***": Basic *** refused',
    });
  });

  it.each(['', 'a\u0000b', 'a/b', 'x'.repeat(254)])(
    'is not about what cannot be a name: %j',
    name => {
      expect(readFlaggerEvent({ ...body(NOW), name }, NOW)).toBeNull();
      expect(
        readFlaggerEvent({ ...body(NOW), namespace: name }, NOW),
      ).toBeNull();
    },
  );

  it('may come from a clock that is ahead', () => {
    expect(readFlaggerEvent(body(NOW + 3_600_000), NOW)).not.toBeNull();
  });

  it('is not taken from the year 2100', () => {
    expect(readFlaggerEvent(body(Date.UTC(2100, 0)), NOW)).toBeNull();
  });
});
