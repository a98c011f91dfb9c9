import { shareWithin } from '../latency';
import type { PodLife } from '../PodLife';
import { Family, onceThere, wholeFor } from './Family';
import { BUILD_BUCKETS, bounds, WORK_BUCKETS } from './histogram';
import { podLabels } from './instanceOf';

const PREFIX = 'knative_lambda_operator';

/** One in so many reconciles starts a build, and builds take so long (99th percentile, seconds). */
const RECONCILES_PER_BUILD = 60;
const BUILD_P99_S = 240;
/** Objects that a leader looks after: the drill's three, or those of everybody. */
const DRILL_OBJECTS = 3;
const OBJECTS = 42;
/** A reconcile slower than this keeps others waiting. */
const SLOW_MS = 5_000;

const isExposedBy = (life: PodLife) => life.origin.profile === 'operator';
const isPrimary = ({ origin }: PodLife) => origin.workload.endsWith('-primary');

function all(life: PodLife, at: number): number {
  const { succeeded, failed } = life.done(at);
  return succeeded + failed;
}

const builds = (life: PodLife, at: number) =>
  isPrimary(life) ? all(life, at) / RECONCILES_PER_BUILD : 0;

/** Only the leader has work. */
const leads = (life: PodLife, at: number) => (life.loadAt(at)?.share ?? 0) > 0;

/** Failures are queued again, and slow reconciles let the queue grow. */
function queued(life: PodLife, at: number): number {
  const load = life.loadAt(at);
  if (!load || load.share === 0) return 0;
  const usual = (at / 10_000) % 4;
  const slow = load.latencyMs > SLOW_MS ? 40 : 0;
  return Math.round(usual + load.errorRatio * 30 + slow);
}

function single(
  name: string,
  valueOf: (life: PodLife) => (at: number) => number | null,
): Family {
  return {
    name,
    isExposedBy,
    expose: life => [{ labels: podLabels(life), valueAt: valueOf(life) }],
  };
}

/** A counter of whole things, and those of its buckets. */
function counter(
  name: string,
  what: string,
  countOf: (life: PodLife, at: number) => number,
): Family {
  return single(name, life => {
    const whole = wholeFor(life, what);
    return at => onceThere(whole(countOf(life, at)));
  });
}

function buckets(
  name: string,
  { what, upperBounds }: { what: string; upperBounds: number[] },
  countWithin: (life: PodLife, at: number, seconds: number) => number,
): Family {
  return {
    name,
    isExposedBy,
    expose: life => {
      const whole = wholeFor(life, what);
      return bounds(upperBounds).map(({ le, upTo }) => ({
        labels: { ...podLabels(life), le },
        valueAt: (at: number) =>
          onceThere(whole(countWithin(life, at, Infinity))) &&
          whole(countWithin(life, at, upTo)),
      }));
    },
  };
}

function doneWithin(life: PodLife, at: number, seconds: number): number {
  const { succeeded, failed } = life.doneWithin(at, seconds);
  return succeeded + failed;
}

/** What the operator of the worked example exposes. */
export const operatorFamilies: Family[] = [
  counter(`${PREFIX}_reconcile_total`, 'reconciles', all),
  counter(
    `${PREFIX}_errors_total`,
    'errors',
    (life, at) => life.done(at).failed,
  ),
  counter(`${PREFIX}_reconcile_duration_seconds_count`, 'reconciles', all),
  single(`${PREFIX}_reconcile_duration_seconds_sum`, life => at => {
    const { succeeded, failed } = life.spent(at);
    return all(life, at) >= 1 ? succeeded + failed : null;
  }),
  buckets(
    `${PREFIX}_reconcile_duration_seconds_bucket`,
    { what: 'reconciles', upperBounds: WORK_BUCKETS },
    doneWithin,
  ),
  single(`${PREFIX}_workqueue_depth`, life => at => queued(life, at)),
  single(`${PREFIX}_lambdafunctions_total`, life => at => {
    const objects = isPrimary(life) ? OBJECTS : DRILL_OBJECTS;
    return leads(life, at) ? objects : 0;
  }),
  counter(`${PREFIX}_build_duration_seconds_count`, 'builds', builds),
  buckets(
    `${PREFIX}_build_duration_seconds_bucket`,
    { what: 'builds', upperBounds: BUILD_BUCKETS },
    (life, at, seconds) => builds(life, at) * shareWithin(seconds, BUILD_P99_S),
  ),
  single(
    'leader_election_master_status',
    life => at => leads(life, at) ? 1 : 0,
  ),
];
