import { after, hook } from '../actions/__testUtils__/running';
import { at, seen } from '../__testUtils__/story';
import { waitsOf } from './waits';

const webhooks = [
  hook('confirm-rollout'),
  hook('confirm-promotion'),
  { ...hook('confirm-promotion'), name: 'another' },
  hook('rollback'),
];
const story = (phase: string, spec = {}) =>
  after([
    seen(0, 'Succeeded', { spec: { webhooks } }),
    seen(10, 'Progressing', { spec: { webhooks } }),
    seen(20, phase, { spec: { webhooks, ...spec } }),
  ]);

describe('what holds a release', () => {
  it.each([
    ['Waiting', 'confirm-rollout'],
    ['WaitingPromotion', 'confirm-promotion'],
  ])('in %s is %s, since the phase began, once', (phase, kind) => {
    expect(waitsOf(story(phase))).toEqual([{ kind, since: at(20) }]);
  });

  it.each([
    ['it runs', story('Progressing')],
    ['it is over', story('Succeeded')],
    ['it is suspended', story('WaitingPromotion', { suspend: true })],
    ['the Canary is gone', { ...story('Waiting'), goneAt: at(30) }],
  ])('is nothing when %s', (_, state) => {
    expect(waitsOf(state)).toEqual([]);
  });
});
