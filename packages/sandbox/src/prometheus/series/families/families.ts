import type { Series } from '../../evaluate/values';
import type { PodLife } from '../PodLife';
import { scrape } from '../scrape';
import type { Exposed, Family } from './Family';
import { httpFamilies } from './http';
import { instanceOf } from './instanceOf';
import { operatorFamilies } from './operator';
import { platformFamilies } from './platform';

const families: Family[] = [
  ...platformFamilies,
  ...httpFamilies,
  ...operatorFamilies,
];

/** All names of metrics that pods may have. */
export const familyNames = families.map(({ name }) => name);

/** The series of that name that a pod's life gives. */
export function familiesNamed(name: string, life: PodLife): Series[] {
  return families
    .filter(family => family.name === name && family.isExposedBy(life))
    .flatMap(family => family.expose(life))
    .map(exposed => toSeries(name, exposed, life));
}

function toSeries(
  name: string,
  { labels, valueAt }: Exposed,
  life: PodLife,
): Series {
  const target = instanceOf(life);
  return {
    labels: { __name__: name, ...labels },
    samples: (from, to) => scrape(target, life, { from, to }, valueAt),
  };
}
