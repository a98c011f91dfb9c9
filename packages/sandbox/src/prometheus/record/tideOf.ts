import { hashOf } from '../series/hashOf';
import type { PodOrigin } from '../series/PodLife';
import { Tide } from '../series/Tide';

/** Reconciles a second, and the least and the most requests a second that a service gets. */
const RECONCILES = 3;
const LEAST_REQUESTS = 60;
const MORE_REQUESTS = 120;

/** How much there is to do for a service. */
export function tideOf(
  namespace: string,
  target: string,
  profile: PodOrigin['profile'],
): Tide {
  const name = `${namespace}/${target}`;
  const requests = LEAST_REQUESTS + (hashOf(name) % MORE_REQUESTS);
  return new Tide(name, profile === 'operator' ? RECONCILES : requests);
}
