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
 * more often than that cannot show anything sooner. Without hints 10 s keep the page
 * within one step while a release runs; idle, a minute is enough to notice that one began.
 */
export function pollInterval(situation: PollSituation): number | false {
  const { running, hinted, failing, visible } = situation;
  if (!visible) return false;
  if (failing) return 20 * SECOND;
  if (running) return hinted ? 30 * SECOND : 10 * SECOND;
  return hinted ? 120 * SECOND : 60 * SECOND;
}

/** Alerts begin by themselves, without a change of the rollout that a hint could tell of. */
export function alertPollInterval(visible: boolean): number | false {
  return visible ? 30 * SECOND : false;
}

/** Metrics are judged once per interval; asking more often shows the same again. */
export function analysisPollInterval(
  intervalMs: number,
  situation: Pick<PollSituation, 'running' | 'visible'>,
): number | false {
  if (!situation.visible || !situation.running) return false;
  return Math.min(60 * SECOND, Math.max(10 * SECOND, intervalMs));
}

/**
 * A person who pressed a button waits for the cluster: while that is open the page looks every
 * 1.5 s. Else offers only change with the rollout, which hints tell, or with a permission.
 */
export function offerPollInterval(
  acting: boolean,
  situation: PollSituation,
): number | false {
  if (!situation.visible) return false;
  return acting ? 1.5 * SECOND : pollInterval(situation);
}
