import type { PortalOptions, WatchedCluster } from '../portal/portalConfig';
import type { ClusterAccess } from '../world/World';
import type { House, Tour } from './tours/Tour';

/** Where Flagger's Deployment is not. */
const NOWHERE = 'nowhere';

/** Which of a world's clusters a tour is played in, and how the portal calls it. */
export interface Housing {
  clusters: WatchedCluster[];
  frozen: NonNullable<PortalOptions['frozen']>;
  of(house: House): { world: string; told: string };
}

/**
 * One portal, to which the clusters of a world are told in different ways: the first without a word of
 * its Flagger's version, and once more as one in which nobody acts; the second with its Prometheus,
 * which knows the version.
 */
export function housingOf(
  [first, second]: readonly ClusterAccess[],
  tours: Tour[],
): Housing {
  const namesOf = (house: House) =>
    tours.filter(tour => tour.house === house).map(({ name }) => name);
  const readOnly = namesOf('read-only');
  const unknown = { prometheus: undefined, flaggerNamespace: NOWHERE };
  const off = {
    ...first,
    ...unknown,
    name: `${first.name}-read-only`,
    readOnly: true,
    namespaces: readOnly,
  };
  const clusters: WatchedCluster[] = [
    { ...first, ...unknown, twoPersons: namesOf('two-persons') },
    second,
    ...(readOnly.length > 0 ? [off] : []),
  ];
  return {
    clusters,
    frozen: namesOf('frozen'),
    of(house) {
      if (house === 'version-known') {
        return { world: second.name, told: second.name };
      }
      const told = house === 'read-only' ? off.name : first.name;
      return { world: first.name, told };
    },
  };
}
