import type { Fault } from './Fault';

/** Faults that are played one after the other in a cluster. */
export interface Lane {
  cluster: string;
  faults: Fault[];
}

const CALM = 'calm';
const SHAKEN = ['shaken-a', 'shaken-b'];

/**
 * What disturbs one portal alone has a lane of its own in the calm cluster; what shakes a cluster is
 * dealt out to two, as the cards are.
 */
export function spread(faults: Fault[]): Lane[] {
  const calm = faults.filter(({ place }) => place === 'calm');
  const shaken = faults.filter(({ place }) => place === 'shaken');
  return [
    ...calm.map(fault => ({ cluster: CALM, faults: [fault] })),
    ...SHAKEN.map((cluster, i) => ({
      cluster,
      faults: shaken.filter((_, at) => at % SHAKEN.length === i),
    })),
  ].filter(lane => lane.faults.length > 0);
}
