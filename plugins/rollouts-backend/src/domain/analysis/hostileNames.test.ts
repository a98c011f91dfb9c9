import { endsSoon } from '../../__testUtils__/endsSoon';
import { RenderError, renderQuery } from './render';

const context = {
  name: 'checkout',
  namespace: 'shop',
  target: 'checkout',
  service: 'checkout',
  ingress: 'checkout',
  route: 'checkout',
  interval: '1m',
  variables: {},
};

describe('a name of which a query is made', () => {
  it.each(['a.b', 'a"} or vector(1) #', '$& $1 $`', 'a\\"', '100%'])(
    'is filled in as Flagger does it: %s',
    target => {
      expect(renderQuery('x{t="{{ target }}"}', { ...context, target })).toBe(
        `x{t="${target}"}`,
      );
    },
  );

  it('is no template itself', () => {
    const target = '{{ variables.secret }}';
    const variables = { secret: 'shown' };

    expect(() =>
      renderQuery('x{t="{{ target }}"}', { ...context, target, variables }),
    ).toThrow(RenderError);
  });
});

describe('a query that is made to keep the portal busy', () => {
  const longest = 10_000;

  it('by blanks without an end is refused at once', () => {
    const template = `up{{${' '.repeat(longest - 4)}`;
    expect(() => endsSoon(() => renderQuery(template, context))).toThrow(
      RenderError,
    );
  });

  it('by its length is refused', () => {
    expect(() => renderQuery('x'.repeat(longest + 1), context)).toThrow(
      'it has more than 10000 characters',
    );
    expect(renderQuery('x'.repeat(longest), context)).toHaveLength(longest);
  });

  it.each([
    ['one endless variable', 'x'.repeat(longest + 1), 1],
    ['many long variables', 'x'.repeat(longest), 2],
  ])('by %s is refused', (_, v, times) => {
    const template = '{{ variables.v }}'.repeat(times);
    expect(() =>
      renderQuery(template, { ...context, variables: { v } }),
    ).toThrow(/more than/);
  });
});
