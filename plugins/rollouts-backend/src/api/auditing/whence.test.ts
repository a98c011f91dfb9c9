import { whence } from './whence';

const request = {
  ip: '10.1.2.3',
  headers: { origin: 'https://portal.example.org', 'user-agent': 'Firefox' },
};
const portal = 'https://portal.example.org';

describe('where a request came from', () => {
  it('holds no personal network data', () => {
    expect(whence(request, { portal, networkData: false })).toEqual({
      portal,
      origin: 'https://portal.example.org',
      address: null,
      agent: null,
    });
  });

  it('holds them where that is configured', () => {
    expect(whence(request, { portal, networkData: true })).toMatchObject({
      address: '10.1.2.3',
      agent: 'Firefox',
    });
  });

  it('may be little', () => {
    const bare = { ip: undefined, headers: {} };
    expect(whence(bare, { portal, networkData: true })).toEqual({
      portal,
      origin: null,
      address: null,
      agent: null,
    });
  });
});
