import { checkCredentials } from './checkCredentials';

const all = new Map([
  ['production', { username: 'flagger', password: 'pass:word' }],
]);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('checkCredentials', () => {
  it.each([
    ['production', basic('flagger:pass:word'), true],
    ['production', basic('flagger:pass:word').replace('Basic', 'basic'), true],
    ['production', basic('flagger:pass'), false],
    ['production', basic('flagger:pass:word '), false],
    ['production', basic(''), false],
    ['production', undefined, false],
    ['production', 'Bearer x', false],
    ['staging', basic('flagger:pass:word'), false],
    ['staging', basic(''), false],
    ['staging', basic('undefined'), false],
    ['toString', basic(''), false],
  ])('%s with %s is %s', (cluster, header, expected) => {
    expect(checkCredentials(all, cluster, header)).toBe(expected);
  });
});
