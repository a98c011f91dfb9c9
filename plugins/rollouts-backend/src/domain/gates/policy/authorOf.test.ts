import { replay } from '../../__testUtils__/replay';
import { deployed, seen } from '../../__testUtils__/story';
import type { Observation } from '../../observation';
import { authorOf } from './authorOf';

const begun: Observation[] = [
  seen(0, 'Initialized', { status: { lastAppliedSpec: 'rev-0' } }),
  deployed(1, 'target', '1.0', { generation: 1 }),
];
const by = (author: string | undefined, generation = 2): Observation => ({
  ...deployed(5, 'target', '1.1', { generation }),
  ...(author !== undefined && { author }),
});
/** Its newer version proves that the template that is known is no older one. */
const opened = seen(10, 'Progressing');
const running = seen(20, 'Progressing', { since: 10 });
const author = (...observations: Observation[]) => {
  const { state } = replay([...begun, ...observations]);
  return state && authorOf(state);
};

describe('the author of a change', () => {
  it('is whom the pod template of its target names', () => {
    expect(author(by(' User:default/Ann '), opened, running)).toBe(
      'user:default/ann',
    );
  });

  it.each([
    ['nobody is named', undefined],
    ['a name is no ref', 'ann'],
    ['the ref is not complete', 'user:ann'],
    ['no person can be called so', 'user:default/ann@example.org'],
    ['there is more to it', 'user:default/ann/laptop'],
    ['a team is named', 'group:default/shop'],
    ['two are named', 'user:default/ann user:default/ben'],
    ['it is empty', ''],
  ])('is not known when %s', (_, named) => {
    expect(author(by(named), opened, running)).toBeNull();
  });

  it('is not known when only configs changed: the template is of before', () => {
    const status = { lastAppliedSpec: 'rev-1', lastPromotedSpec: 'rev-1' };
    const [first, then] = [10, 20].map(second =>
      seen(second, 'Progressing', { since: 10, status }),
    );
    expect(author(by('user:default/ann'), first, then)).toBeNull();
  });

  it('is not known while the template that is known may be an older one', () => {
    const template = by('user:default/ann');
    expect(author(template, opened)).toBeNull();
    expect(author(opened, template)).toBe('user:default/ann');
  });

  it('of one change is not that of the next', () => {
    expect(
      author(by('user:default/ann'), opened, running, by(undefined, 3)),
    ).toBeNull();
  });

  it('is nobody without a Canary or a target', () => {
    expect(author()).toBeNull();
    expect(author(opened, running)).toBeNull();
  });

  it('is known before the start only where the images are new', () => {
    const waiting = seen(10, 'Waiting', {
      status: { lastAppliedSpec: 'rev-0' },
    });
    const primary = deployed(2, 'primary', '1.0');
    expect(author(primary, by('user:default/ann'), waiting)).toBe(
      'user:default/ann',
    );
    // The target that is known may be that of before: its images say no more than that.
    expect(
      author(deployed(2, 'primary', '1.1'), by('user:default/ann'), waiting),
    ).toBeNull();
    expect(author(by('user:default/ann'), waiting)).toBeNull();
    // 1.1 failed before: what waits may be that template still.
    const failed = [
      by('user:default/ann'),
      opened,
      running,
      seen(30, 'Failed'),
      seen(40, 'Waiting', { status: { lastAppliedSpec: 'rev-1' } }),
    ];
    expect(author(primary, ...failed)).toBeNull();
  });
});
