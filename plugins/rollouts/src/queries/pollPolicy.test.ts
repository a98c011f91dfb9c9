import {
  alertPollInterval,
  analysisPollInterval,
  offerPollInterval,
  pollInterval,
  PollSituation,
} from './pollPolicy';

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

describe('what is judged and decided', () => {
  it('reads alerts every 30 s while somebody looks', () => {
    expect(alertPollInterval(true)).toBe(30_000);
    expect(alertPollInterval(false)).toBe(false);
  });

  it('reads metrics once per interval, within reason', () => {
    const running = { running: true, visible: true };
    expect(analysisPollInterval(30_000, running)).toBe(30_000);
    expect(analysisPollInterval(1_000, running)).toBe(10_000);
    expect(analysisPollInterval(600_000, running)).toBe(60_000);
    expect(
      analysisPollInterval(30_000, { running: false, visible: true }),
    ).toBe(false);
    expect(
      analysisPollInterval(30_000, { running: true, visible: false }),
    ).toBe(false);
  });

  it('follows an action closely until it has ended', () => {
    expect(offerPollInterval(true, idle)).toBeLessThanOrEqual(2_000);
    expect(offerPollInterval(true, { ...idle, visible: false })).toBe(false);
    expect(offerPollInterval(false, idle)).toBe(pollInterval(idle));
  });
});
