import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Handler } from 'express';

/** What Express keeps of what was mounted, as far as it is needed here. */
interface Layer {
  name: string;
  handle: { stack?: Layer[] };
  regexp: RegExp & { fast_slash?: boolean };
  route?: {
    path: string | string[];
    stack: Array<{ method?: string }>;
  };
}

/**
 * Listens to what the plugin mounts. A module comes before its plugin and is given the same router,
 * so nothing can be mounted past it.
 */
export function recordMounted() {
  const mounted: Handler[] = [];
  const feature = createBackendModule({
    pluginId: 'rollouts',
    moduleId: 'mounted-routes',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const use = httpRouter.use.bind(httpRouter);
          httpRouter.use = handler => {
            mounted.push(handler);
            use(handler);
          };
        },
      });
    },
  });
  return {
    feature,
    /** Every route as `<METHOD> <path>`, sorted; `ALL` for any method. */
    routes: () =>
      mounted
        .flatMap(handler => routesOf(handler as unknown as Layer['handle']))
        .sort(),
  };
}

function routesOf({ stack }: Layer['handle']): string[] {
  if (!stack) throw new Error('A handler without routes was mounted');
  return stack.flatMap(({ route, handle, regexp }) => {
    if (route) {
      const paths = [route.path].flat();
      const methods = new Set(
        route.stack.map(({ method }) => (method ?? 'all').toUpperCase()),
      );
      return paths.flatMap(path => [...methods].map(m => `${m} ${path}`));
    }
    if (!handle.stack) return [];
    if (!regexp.fast_slash) {
      throw new Error(`Routes under ${regexp} cannot be named`);
    }
    return routesOf(handle);
  });
}
