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
/** Newest first, as they are kept. */
const numbered = (releases: ReturnType<typeof release>[] | null) =>
  releases?.map((each, index) => ({
    ...each,
    number: releases.length - index,
  })) ?? null;
const judge = (
  releases: ReturnType<typeof release>[] | null,
  now = at(60),
  images: Parameters<typeof stagedBefore>[0]['images'] = image('1.1'),
  serves: ReturnType<typeof image> | null = null,
) => {
  const staged = stagedBefore({
    images,
    rollout: 'staging/shop/checkout',
    releases: numbered(releases),
    serves,
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

  it('compares init containers too: a migration may be all that changed', () => {
    const migrating = (tag: string) => [
      ...image('1.1'),
      { container: 'migrate', image: `schema:${tag}`, init: true as const },
    ];
    const with1 = release('', 'succeeded', {
      images: { from: null, to: migrating('1') },
    });
    expect(judge([with1], at(60), migrating('1'))).toBe('passed');
    expect(judge([with1], at(60), migrating('2'))).toBe('staging-missing');
    expect(judge([with1])).toBe('staging-missing');
    const beside = migrating('1').map(({ container, image: same }) => ({
      container,
      image: same,
    }));
    expect(judge([with1], at(60), beside)).toBe('staging-missing');
  });

  it.each([
    ['the version before was released again', 'succeeded'],
    ['that is under way', null],
    ['nobody saw how that ended', 'unknown'],
  ] as const)('is not when it was taken back there: %s', (_, outcome) => {
    const back = release('1.0', outcome as never);
    expect(judge([back, release('1.1', 'succeeded')])).toBe('staging-reverted');
  });

  it('is not when an older version than the one before came back, or the primary was restored', () => {
    const [one, two, three] = ['0.9', '1.0', '1.1'].map((tag, index) =>
      release(tag, 'succeeded', {
        images: { from: image(`0.${8 + index}`), to: image(tag) },
      }),
    );
    expect(judge([one, three, two, one])).toBe('staging-reverted');
    expect(judge([three], at(60), image('1.1'), image('0.10'))).toBe(
      'staging-reverted',
    );
  });

  it('is kept when others came after it, when going back failed, and when it came again', () => {
    const good = release('1.1', 'succeeded');
    expect(judge([release('1.2', 'succeeded'), good])).toBe('passed');
    expect(judge([release('1.2', 'failed'), good])).toBe('passed');
    expect(judge([release('1.0', 'failed'), good])).toBe('passed');
    expect(judge([good, release('1.0', 'succeeded'), good])).toBe('passed');
    expect(judge([good], at(60), image('1.1'), image('1.2'))).toBe('passed');
    const flaky = release('1.2', 'failed');
    expect(judge([release('1.2', 'succeeded'), good, flaky])).toBe('passed');
  });

  it('says what was looked for and where', () => {
    expect(
      stagedBefore({
        images: image('1.1'),
        rollout: 'staging/shop/checkout',
        releases: [release('1.1', 'failed', { number: 7 })],
        serves: null,
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
