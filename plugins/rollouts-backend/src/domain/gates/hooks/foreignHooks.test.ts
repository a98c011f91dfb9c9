import { foreignHooks } from './foreignHooks';

const kind = 'confirm-promotion' as const;
const hook = (name: string, type: string = kind) => ({
  name,
  type,
  url: `http://${name}`,
});
const own = (name: string) => ({ kind, hook: name });
const of = (hooks: string[], gates: string[]) => {
  const webhooks = hooks.map(name => hook(name));
  const found = foreignHooks({ webhooks }, gates.map(own), kind);
  return [found.all.map(({ name }) => name), found.before?.name ?? null];
};

describe('hooks of another server', () => {
  it('are those that do not ask this portal, and the first may come before it', () => {
    expect(of(['ours'], ['ours'])).toEqual([[], null]);
    expect(of(['ours', 'theirs'], ['ours'])).toEqual([['theirs'], null]);
    expect(of(['theirs', 'ours'], ['ours'])).toEqual([['theirs'], 'theirs']);
    expect(of(['theirs'], [])).toEqual([['theirs'], 'theirs']);
  });

  it('are none of another kind', () => {
    const webhooks = [hook('theirs', 'confirm-rollout'), hook('ours')];
    const found = foreignHooks({ webhooks }, [own('ours')], kind);
    expect(found).toEqual({ all: [], before: undefined });
  });

  it('are not taken for the portal’s where names are the same', () => {
    expect(of(['ask', 'ask'], ['ask'])).toEqual([['ask'], 'ask']);
    expect(of(['ask', 'ask'], ['ask', 'ask'])).toEqual([[], null]);
    expect(of(['ours', 'ask', 'ask'], ['ours', 'ask'])).toEqual([
      ['ask'],
      null,
    ]);
  });
});
