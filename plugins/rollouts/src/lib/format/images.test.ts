import { shortImage, toImageChanges } from './images';

const at = (image: string, container = 'app') => [{ container, image }];

describe('toImageChanges', () => {
  it('shows the tags when only they differ', () => {
    expect(
      toImageChanges({
        from: at('r.io/shop/web:1.0'),
        to: at('r.io/shop/web:1.1'),
      }),
    ).toEqual([
      {
        container: 'app',
        changed: true,
        from: { short: '1.0', full: 'r.io/shop/web:1.0' },
        to: { short: '1.1', full: 'r.io/shop/web:1.1' },
      },
    ]);
  });

  it('keeps the names when the repository changes', () => {
    const [change] =
      toImageChanges({ from: at('r.io/old:1'), to: at('r.io/new:1') }) ?? [];
    expect([change.from?.short, change.to?.short]).toEqual(['old:1', 'new:1']);
  });

  it('puts what changed first', () => {
    const changes = toImageChanges({
      from: [...at('a:1', 'side'), ...at('b:1', 'app')],
      to: [...at('a:1', 'side'), ...at('b:2', 'app')],
    });
    expect(changes?.map(({ container }) => container)).toEqual(['app', 'side']);
  });

  it('does not call a difference what is only unknown on one side', () => {
    const [change] = toImageChanges({ from: null, to: at('a:1') }) ?? [];
    expect(change).toMatchObject({ changed: false, from: null });
  });

  it('tells a container that is new from one that is unknown', () => {
    const [change] = toImageChanges({ from: [], to: at('a:1') }) ?? [];
    expect(change).toMatchObject({ changed: true, from: null });
  });

  it('says nothing when nothing is known', () => {
    expect(toImageChanges({ from: null, to: null })).toBeNull();
  });
});

describe('shortImage', () => {
  it.each([
    ['localhost:5000/web', false, 'web'],
    ['localhost:5000/web:2', false, 'web:2'],
    ['r.io/web@sha256:0123456789abcdef', true, '0123456789ab'],
    ['r.io/web:3@sha256:0123456789abcdef', true, '3'],
  ])('%s', (image, tagOnly, expected) => {
    expect(shortImage(image, tagOnly)).toBe(expected);
  });
});
