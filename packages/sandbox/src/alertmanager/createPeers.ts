import type { Clock } from '../clock/Clock';
import { Alertmanager } from './Alertmanager';
import type { Silence } from './silences/Silence';

/** How long a silence takes from one peer to another. */
const GOSSIP_MS = 5_000;

/** Alertmanagers that tell each other about silences, after a while. */
export function createPeers(clock: Clock, count: number): Alertmanager[] {
  const peers: Alertmanager[] = [];
  const gossip = (from: number) => (silence: Silence) => {
    clock.schedule(GOSSIP_MS, () =>
      peers.forEach((peer, index) => {
        if (index !== from) peer.silences.merge(silence);
      }),
    );
  };
  for (let index = 0; index < count; index++) {
    const name = `alertmanager-${index}`;
    peers.push(new Alertmanager({ clock, name, tellOthers: gossip(index) }));
  }
  return peers;
}
