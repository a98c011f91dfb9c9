/** What decides how often the backend is asked without a hint. */
export interface PollSituation {
  /** Whether a release is running in what is shown. */
  running: boolean;
  /** Whether change hints arrive: then polling only covers lost hints. */
  hinted: boolean;
  /** Whether the last request failed. */
  failing: boolean;
  /** Whether anybody can see the page. */
  visible: boolean;
}

const SECOND = 1000;

/**
 * Time until the next poll, or false for none. Flagger's own interval is at least 10 s, so asking
 * more often than that cannot show anything sooner. While a release runs and hints are lost, 15 s
 * keep the page within one step; idle, a minute is enough to notice that one began.
 */
export function pollInterval(situation: PollSituation): number | false {
  const { running, hinted, failing, visible } = situation;
  if (!visible) return false;
  if (failing) return 20 * SECOND;
  if (running) return hinted ? 30 * SECOND : 10 * SECOND;
  return hinted ? 120 * SECOND : 60 * SECOND;
}
