import { NamespaceWatch } from '../kube/NamespaceWatch';
import { messageOf } from '../messageOf';
import { canary, TARGET } from '../scenarios/manifests';
import { Play } from '../suite/Play';
import { PortalError } from '../portal/PortalClient';
import { prepare } from '../suite/setScene';
import type { Theatre } from '../suite/Theatre';
import type { KubeClient } from '../kube/KubeClient';
import type { Home } from './housing';
import type { Matrix } from './matrix/Matrix';
import type { Tour } from './tours/Tour';
import type { Book } from './visit/CellResult';
import { Differed } from './visit/Missed';
import { Visit } from './visit/Visit';

/** How a tour ended; what it found is in the book. */
export interface TourResult {
  tour: Tour;
  durationMs: number;
  /** Where it broke off, in words; null: it came to its end. */
  broken: string | null;
  /** Another answer than it had to be, or an error of the portal: that is not played again. */
  isFinal: boolean;
  /** Why it broke off when it was played first; null: it was played once. */
  before: string | null;
}

/** Gates that hold nobody up unless a tour is about them. */
const OPEN = ['confirm-traffic-increase'];

/** Plays one tour from an empty namespace on. Never throws: what goes wrong is told. */
export async function playTour(
  tour: Tour,
  namespace: string,
  theatre: Theatre,
  { world, told, door }: Home,
  notes: { matrix: Matrix; book: Book },
): Promise<TourResult> {
  const startedAt = Date.now();
  let at = 'setting the scene';
  let broken: string | null = null;
  let isFinal = false;
  try {
    const stage = await theatre.world.openStage(namespace, world);
    const { gates, portal, portalGate } = theatre;
    const kube = theatre.kubes.get(world) as KubeClient;
    const watch = new NamespaceWatch(kube, namespace);
    await watch.start();
    try {
      gates.cutOff(namespace, tour.hooks === 'the portal, not asked yet');
      for (const kind of OPEN) gates.set(namespace, kind, true);
      const address = { cluster: told, namespace, name: TARGET };
      const object = canary(namespace, tour.given, (kind, asksPortal) =>
        asksPortal
          ? portalGate(told, namespace, kind)
          : gates.urlOf(namespace, kind),
      );
      const play = new Play({
        ...{ kube, portal, gates, address, watch, stage, canary: object },
        checker: { check: async () => {} },
      });
      const { strategy, hooks } = tour;
      const column = { strategy, hooks };
      const visit = new Visit({ play, column, door, ...notes });
      await prepare({ given: tour.given }, play);
      for (const step of tour.steps) {
        at = step.words;
        await step.run(visit);
      }
    } finally {
      await watch.stop();
      await stage.close();
    }
  } catch (error) {
    broken = `"${at}": ${messageOf(error)}`;
    isFinal = error instanceof Differed || error instanceof PortalError;
  }
  const durationMs = Date.now() - startedAt;
  return { tour, durationMs, broken, isFinal, before: null };
}
