import type { Done, PodLife } from '../PodLife';
import { Family, whole } from './Family';
import { bounds, REQUEST_BUCKETS } from './histogram';
import { podLabels } from './instanceOf';

const ANSWERS: Array<{ code: string; of: keyof Done }> = [
  { code: '200', of: 'succeeded' },
  { code: '500', of: 'failed' },
];

const isExposedBy = (life: PodLife) => life.origin.profile === 'http';

/** A counter for each kind of answer; both are there from the start, at 0. */
function perAnswer(
  name: string,
  label: string,
  count: (life: PodLife, at: number) => Done,
): Family {
  return {
    name,
    isExposedBy,
    expose: life =>
      ANSWERS.map(({ code, of }) => ({
        labels: { ...podLabels(life), [label]: code },
        valueAt: at => whole(count(life, at)[of]),
      })),
  };
}

/** What services that answer HTTP expose. Flagger's own queries want `status`, the templates `code`. */
export const httpFamilies: Family[] = [
  perAnswer('http_requests_total', 'code', (life, at) => life.done(at)),
  perAnswer('http_request_duration_seconds_count', 'status', (life, at) =>
    life.done(at),
  ),
  {
    name: 'http_request_duration_seconds_sum',
    isExposedBy,
    expose: life =>
      ANSWERS.map(({ code, of }) => ({
        labels: { ...podLabels(life), status: code },
        valueAt: at => life.spent(at)[of],
      })),
  },
  {
    name: 'http_request_duration_seconds_bucket',
    isExposedBy,
    expose: life =>
      ANSWERS.flatMap(({ code, of }) =>
        bounds(REQUEST_BUCKETS).map(({ le, upTo }) => ({
          labels: { ...podLabels(life), status: code, le },
          valueAt: (at: number) => whole(life.doneWithin(at, upTo)[of]),
        })),
      ),
  },
];
