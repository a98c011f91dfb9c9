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
