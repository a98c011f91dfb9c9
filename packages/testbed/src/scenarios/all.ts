import { clusters } from './clusters';
import { deletion } from './deletion';
import { gates } from './gates';
import { iterations } from './iterations';
import { levers } from './levers';
import { metrics } from './metrics';
import { portalActions } from './portalActions';
import { portalPauses } from './portalPauses';
import { portalReverts } from './portalReverts';
import { portalStarts } from './portalStarts';
import { revisions } from './revisions';
import type { Scenario } from './Scenario';
import { targets } from './targets';
import { trouble } from './trouble';
import { weighted } from './weighted';

/** Every scenario, longest first where the world has real time: side by side they end together. */
export const allScenarios: Scenario[] = [
  ...portalPauses,
  ...portalReverts,
  ...portalStarts,
  ...portalActions,
  ...trouble,
  ...revisions,
  ...gates,
  ...clusters,
  ...metrics,
  ...weighted,
  ...levers,
  ...iterations,
  ...targets,
  ...deletion,
];

/** @throws Error that lists the known names. */
export function chooseScenarios(names: string[]): Scenario[] {
  const known = allScenarios.map(({ name }) => name);
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `There is no scenario "${unknown}". Known: ${known.join(', ')}.`,
    );
  }
  return names.length === 0
    ? allScenarios
    : allScenarios.filter(({ name }) => names.includes(name));
}
