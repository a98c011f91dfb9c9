import type { Done, PodLife } from '../PodLife';
import { Exposed, Family, wholeFor } from './Family';
import { bounds, REQUEST_BUCKETS } from './histogram';
import { podLabels } from './instanceOf';

interface Answer {
  code: string;
  of: keyof Done;
}

const ANSWERS: Answer[] = [
  { code: '200', of: 'succeeded' },
  { code: '500', of: 'failed' },
];

const isExposedBy = (life: PodLife) => life.origin.profile === 'http';

/** A counter for each kind of answer; both are there from the start, at 0. */
function perAnswer(name: string, label: string): Family {
  return {
    name,
    isExposedBy,
    expose: life =>
      ANSWERS.map(({ code, of }) => {
        const whole = wholeFor(life, code);
        return {
          labels: { ...podLabels(life), [label]: code },
          valueAt: at => whole(life.done(at)[of]),
        };
      }),
  };
}

function bucketsOf(life: PodLife, { code, of }: Answer): Exposed[] {
  const whole = wholeFor(life, code);
  return bounds(REQUEST_BUCKETS).map(({ le, upTo }) => ({
    labels: { ...podLabels(life), status: code, le },
    valueAt: at => whole(life.doneWithin(at, upTo)[of]),
  }));
}

/** What services that answer HTTP expose. Flagger's own queries want `status`, the templates `code`. */
export const httpFamilies: Family[] = [
  perAnswer('http_requests_total', 'code'),
  perAnswer('http_request_duration_seconds_count', 'status'),
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
    expose: life => ANSWERS.flatMap(answer => bucketsOf(life, answer)),
  },
];
