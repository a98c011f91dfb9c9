import { pollInterval, PollSituation } from './pollPolicy';

const idle: PollSituation = {
  running: false,
  hinted: true,
  failing: false,
  visible: true,
};

describe('pollInterval', () => {
  it.each([
    ['nobody looks', { visible: false, running: true }, false],
    ['it fails', { failing: true }, 20_000],
    ['a release runs without hints', { running: true, hinted: false }, 10_000],
    ['a release runs with hints', { running: true }, 30_000],
    ['nothing runs, without hints', { hinted: false }, 60_000],
    ['nothing runs', {}, 120_000],
  ])('when %s', (_, situation, expected) => {
    expect(pollInterval({ ...idle, ...situation })).toBe(expected);
  });

  it('does not hurry because of a failure while hidden', () => {
    expect(pollInterval({ ...idle, failing: true, visible: false })).toBe(
      false,
    );
  });
});
