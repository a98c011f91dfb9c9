import type {
  HttpRouterService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ClusterConfig } from '../config/clusters';
import type { House } from '../gates/createHouse';
import { createGates } from '../gates/createGates';
import { GATES_PATH } from '../gates/createGatesRouter';
import type { Store } from '../store/Store';
import { createEventsRouter, EVENTS_PATH } from './createEventsRouter';
import type { EventInbox } from './EventInbox';

/** What Flagger calls: it has no Backstage token, so both check credentials of their own. */
export function mountHooks(
  httpRouter: HttpRouterService,
  options: {
    clusters: ClusterConfig[];
    inbox: EventInbox;
    store: Store;
    house: House;
    lifecycle: LifecycleService;
    logger: LoggerService;
    now: () => number;
  },
): void {
  for (const path of [EVENTS_PATH, GATES_PATH]) {
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }
  httpRouter.use(createEventsRouter(options));
  const gates = createGates(options);
  options.lifecycle.addShutdownHook(() => gates.close());
  httpRouter.use(gates.router);
}
