import { Ports } from '../plane/process/ports';
import type { WatchedCluster } from '../portal/portalConfig';
import { Door } from '../world/Door';
import type { ClusterAccess } from '../world/World';
import type { House, Tour } from './tours/Tour';

/** Nothing tells the portal the version of Flagger: its Deployment is not there. */
const UNVERSIONED = { prometheus: undefined, flaggerNamespace: 'nowhere' };

/** Where a tour is played. */
export interface Home {
  /** The world's name of the cluster. */
  world: string;
  /** How the portal calls it. */
  told: string;
  /** The portal's own way to it, where that can be closed. */
  door: Door | null;
}

/** How a portal is told of a world's clusters. */
export interface Housing {
  clusters: WatchedCluster[];
  /** Namespaces in which a change freeze holds. */
  frozen: string[];
  /** @param namespace one of `namespacesOf` */
  homeOf(tour: Tour, namespace: string): Home;
  close(): Promise<void>;
}

/**
 * One portal, to which the clusters of a world are told in different ways: the first without a word of
 * its Flagger's version, as one in which nobody acts, and for some tours by a way of their own; the
 * second with its Prometheus, which knows the version, and without that to an account that sees no
 * workloads. A deaf one sees workloads where a tour lets it.
 */
export async function housingOf(
  [first, second]: readonly ClusterAccess[],
  tours: Tour[],
): Promise<Housing> {
  const namesOf = (house: House) =>
    tours.filter(tour => tour.house === house).flatMap(namespacesOf);
  const told = { ...first, ...UNVERSIONED };
  const readOnly = namesOf('read-only');
  const off = `${first.name}-read-only`;
  const blind = `${second.name}-blind`;
  const isBlind = namesOf('blind').length > 0;
  // Through one that was open once, a watch later tells all that it missed.
  const late = namesOf('late');
  const deaf = namesOf('deaf');
  const closed = [...late, ...deaf];
  const doors = await doorsTo(first, [...namesOf('away'), ...closed]);
  for (const name of namesOf('away')) await doors.get(name)?.open();
  return {
    clusters: [
      { ...told, twoPersons: namesOf('two-persons') },
      second,
      ...(readOnly.length > 0
        ? [{ ...told, name: off, readOnly: true, namespaces: readOnly }]
        : []),
      // Of all namespaces: a watch for each of its tours would be hundreds.
      ...(isBlind
        ? [{ ...second, ...UNVERSIONED, ...second.blind, name: blind }]
        : []),
      ...[...doors].map(([name, { url }]) => ({
        ...told,
        ...(deaf.includes(name) ? first.blind : {}),
        name,
        url: url.replace('http:', new URL(first.url).protocol),
        namespaces: [name],
        isClosed: closed.includes(name),
      })),
    ],
    frozen: namesOf('frozen'),
    homeOf({ house }, name) {
      const home = { world: first.name, told: first.name, door: null };
      if (house === 'version-known') {
        return { ...home, world: second.name, told: second.name };
      }
      if (house === 'blind') {
        return { ...home, world: second.name, told: blind };
      }
      if (house === 'read-only') return { ...home, told: off };
      const door = doors.get(name);
      return door ? { ...home, told: name, door } : home;
    },
    async close() {
      await Promise.all([...doors.values()].map(door => door.close()));
    },
  };
}

/** Where a tour is played, and played once more: the portal remembers. */
export function namespacesOf({ name }: Pick<Tour, 'name'>): [string, string] {
  return [name, `${name}-2`];
}

/** By the namespace, which is the name of the cluster too; closed. */
async function doorsTo(
  { url }: ClusterAccess,
  names: string[],
): Promise<Map<string, Door>> {
  const ports = new Ports();
  const doors = new Map<string, Door>();
  for (const name of names) {
    doors.set(name, new Door(await ports.take(), new URL(url)));
  }
  return doors;
}
