import type { FORMATS } from '../Behaviour';
import type { Workload } from '../Workload';
import { operator } from './operator';
import { platform } from './platform';
import { http, istio, linkerd, nginx } from './requests';
import type { Sample } from './Sample';

const byFormat: Record<
  (typeof FORMATS)[number],
  (workload: Workload) => Sample[]
> = { http, istio, linkerd, nginx, operator };

/** All that a workload exposes; of requests only while there are any. */
export function samplesOf(workload: Workload): Sample[] {
  const { formats, requestsPerSecond } = workload.tally.current;
  const ofRequests = requestsPerSecond > 0 ? formats : [];
  return [
    ...platform(workload),
    ...ofRequests.flatMap(format => byFormat[format](workload)),
  ];
}
