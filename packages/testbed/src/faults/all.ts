import type { Fault } from './Fault';
import { apiServerFaults } from './kinds/apiServer';
import { connectionFaults } from './kinds/connection';
import { monitoringFaults } from './kinds/monitoring';
import { portalFaults } from './kinds/portal';

const faults: Fault[] = [
  ...apiServerFaults,
  ...connectionFaults,
  ...portalFaults,
  ...monitoringFaults,
];

/** The faults of these names; all of them when none is named. @throws Error for an unknown name */
export function chooseFaults(names: string[]): Fault[] {
  const unknown = names.find(name => !faults.some(f => f.name === name));
  if (unknown) {
    const known = faults.map(({ name }) => name).join(', ');
    throw new Error(`There is no fault "${unknown}". There are: ${known}.`);
  }
  return names.length === 0
    ? faults
    : faults.filter(({ name }) => names.includes(name));
}
