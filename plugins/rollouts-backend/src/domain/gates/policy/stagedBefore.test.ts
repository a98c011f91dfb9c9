import { aRelease } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { at } from '../../__testUtils__/story';
import { stagedBefore } from './stagedBefore';

const HOUR_MS = 3_600_000;
const image = (...tags: string[]) =>
  tags.map((tag, index) => ({ container: `c${index}`, image: `shop:${tag}` }));
const release = (
  tag: string,
  outcome: 'succeeded' | 'failed' | 'superseded' | null,
  changes: Partial<Parameters<typeof aRelease>[0]> = {},
) =>
  aRelease({
    images: { from: image('1.0'), to: image(tag) },
    outcome,
    closedAt: outcome === null ? null : at(0),
    cause: null,
    ...changes,
  });
const judge = (
  releases: ReturnType<typeof release>[] | null,
  now = at(60),
  images: ReturnType<typeof image> | null = image('1.1'),
) => {
  const staged = stagedBefore({
    images,
    rollout: 'staging/shop/checkout',
    releases,
    withinMs: 72 * HOUR_MS,
    now,
  });
  return staged.passed ? 'passed' : staged.objection.code;
};

describe('staging first', () => {
  it('is kept when the same images succeeded there in time', () => {
    expect(judge([release('1.1', 'succeeded')])).toBe('passed');
    expect(judge([release('1.1', 'succeeded')], at(72 * 3600))).toBe('passed');
  });

  it.each([
    ['there is no such rollout', null, 'staging-unknown'],
    ['nothing ran there', [], 'staging-missing'],
    ['others ran there', [release('1.2', 'succeeded')], 'staging-missing'],
    ['they run there still', [release('1.1', null)], 'staging-runs'],
    ['they failed there', [release('1.1', 'failed')], 'staging-failed'],
    [
      'they were overtaken there',
      [release('1.1', 'superseded')],
      'staging-missing',
    ],
    [
      'they failed there after they had succeeded',
      [release('1.1', 'failed'), release('1.1', 'succeeded')],
      'staging-failed',
    ],
    [
      'nobody checked them there',
      [
        release('1.1', 'succeeded', {
          cause: { code: 'analysis-skipped', text: null } as never,
        }),
      ],
      'staging-unchecked',
    ],
  ])('is not when %s', (_, releases, expected) => {
    expect(judge(releases)).toBe(expected);
  });

  it('is not when it was too long ago', () => {
    expect(judge([release('1.1', 'succeeded')], at(72 * 3600 + 1))).toBe(
      'staging-too-old',
    );
  });

  it('holds while another try runs there, and for one that failed and then succeeded', () => {
    expect(judge([release('1.1', null), release('1.1', 'succeeded')])).toBe(
      'passed',
    );
    expect(judge([release('1.1', 'succeeded'), release('1.1', 'failed')])).toBe(
      'passed',
    );
  });

  it('compares all images, whatever their containers are called', () => {
    const both = release('', 'succeeded', {
      images: { from: null, to: image('proxy', '1.1') },
    });
    expect(judge([both], at(60), image('1.1', 'proxy'))).toBe('passed');
    expect(judge([both])).toBe('staging-missing');
    expect(judge([both], at(60), null)).toBe('staging-missing');
  });

  it('says what was looked for and where', () => {
    expect(
      stagedBefore({
        images: image('1.1'),
        rollout: 'staging/shop/checkout',
        releases: [release('1.1', 'failed', { number: 7 })],
        withinMs: HOUR_MS,
        now: at(0),
      }),
    ).toEqual({
      passed: false,
      objection: {
        code: 'staging-failed',
        params: {
          rollout: 'staging/shop/checkout',
          images: 'shop:1.1',
          number: 7,
        },
        until: null,
      },
    });
  });
});
