import { Traffic } from './Traffic';

const WATCH = '/apis/flagger.app/v1beta1/canaries?watch=true&resourceVersion=7';

function overheard(request: string, ...answers: string[]): Traffic {
  const traffic = new Traffic();
  const line = traffic.listen();
  line.asks(Buffer.from(request));
  answers.forEach(answer => line.answers(Buffer.from(answer)));
  return traffic;
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n';
const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`;

describe('the traffic between a portal and an API server', () => {
  it('shows that a version was too old, in the status or in the stream', () => {
    const inStatus = overheard(get(WATCH), 'HTTP/1.1 410 Gone\r\n\r\n{}');
    const inStream = overheard(
      get(WATCH),
      ok,
      '{"type":"ERROR","object":{"kind":"Status","code":410}}\n',
    );

    expect(inStatus.expired('canaries')).toBe(1);
    expect(inStream.expired('canaries')).toBe(1);
    expect(inStream.expired('events')).toBe(0);
    expect(overheard(get(WATCH), ok).expired('canaries')).toBe(0);
  });

  it('shows the changes that the server took, or may have taken', () => {
    const patch = 'PATCH /canaries/a HTTP/1.1\r\n\r\n{}';

    expect(overheard(patch, ok).writes()).toHaveLength(1);
    expect(
      overheard(patch, 'HTTP/1.1 201 Created\r\n\r\n').writes(),
    ).toHaveLength(1);
    expect(overheard(patch).writes()).toHaveLength(1);
    expect(overheard(get(WATCH)).writes()).toHaveLength(0);
    expect(
      overheard(patch, 'HTTP/1.1 409 Conflict\r\n\r\n').writes(),
    ).toHaveLength(0);
    expect(overheard(get(WATCH), ok).writes()).toHaveLength(0);
  });

  it('keeps one connection apart from the other, and one request from the next', () => {
    const traffic = new Traffic();
    const [one, other] = [traffic.listen(), traffic.listen()];
    one.asks(Buffer.from(get('/a')));
    other.asks(Buffer.from(get('/b')));
    other.answers(Buffer.from('HTTP/1.1 404 Not Found\r\n\r\n'));
    one.answers(Buffer.from(ok));
    one.asks(Buffer.from(get('/c')));

    expect(traffic.exchanges.map(({ path, status }) => [path, status])).toEqual(
      [
        ['/a', 200],
        ['/b', 404],
        ['/c', null],
      ],
    );
  });
});
