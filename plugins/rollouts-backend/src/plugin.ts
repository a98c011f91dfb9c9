import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createApi } from './api/createApi';
import { createIdentityOf } from './audit/identityOf';
import { keepAudit } from './audit/keepAudit';
import { tellAuditor } from './audit/tellAuditor';
import { readConfig } from './config/readConfig';
import { createHouse } from './gates/createHouse';
import { watchWaits } from './gates/waiting/watchWaits';
import { createHints } from './hints/createHints';
import { startClusters } from './lease/startClusters';
import { createMonitoring } from './monitoring/createMonitoring';
import { DocsFiles } from './monitoring/DocsFiles';
import { createMapping } from './mapping/createMapping';
import { createApply } from './reconcile/apply';
import { createKnexStore } from './store/knexStore';
import { migrate } from './store/migrate';
import { scheduleRetention } from './store/scheduleRetention';
import { EventInbox } from './webhook/EventInbox';
import { mountHooks } from './webhook/mountHooks';

const now = () => Date.now();

/**
 * The rollouts backend.
 *
 * @public
 */
export const rolloutsPlugin = createBackendPlugin({
  pluginId: 'rollouts',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ database, httpRouter, lifecycle, rootConfig, ...services }) {
        const config = readConfig(rootConfig);
        const knex = await database.getClient();
        if (!database.migrations?.skip) await migrate(knex);
        const store = createKnexStore({
          knex,
          now,
          audit: {
            identityOf: createIdentityOf(config.clusters),
            onAppended: tellAuditor(services),
          },
        });

        const hints = createHints(services);
        const { mapper, queue: mapping } = await createMapping({
          ...services,
          store,
          ownership: config.ownership,
          onChanged: id => hints.add(id),
        });
        const onWritten = (id: string) => {
          hints.add(id);
          mapping.add(id);
        };
        const apply = createApply({ store, onWritten, now });
        const inbox = new EventInbox({ ...services, apply });

        const monitoring = createMonitoring({ ...config, now });

        const house = createHouse(config);
        mountHooks(httpRouter, {
          ...services,
          ...config,
          lifecycle,
          inbox,
          store,
          house,
          now,
        });
        httpRouter.use(
          createApi({
            ...services,
            config,
            store,
            mapper,
            house,
            hint: id => hints.add(id),
            alerting: {
              board: monitoring.board,
              docs: new DocsFiles({ ...services, now }),
              portal: config.portalUrl,
            },
            metricsServerOf: monitoring.serverOf,
            now,
          }),
        );

        await scheduleRetention({ ...services, ...config, store, now });
        await watchWaits({ ...services, ...config, store, house, now });
        await keepAudit({ ...services, config, store, now });
        const clusters = startClusters({
          ...services,
          config,
          store,
          apply,
          prometheusOf: monitoring.prometheusOf,
          onActed: id => hints.add(id),
        });
        lifecycle.addShutdownHook(async () => {
          await clusters.stop();
          await monitoring.close();
          await inbox.drained();
          await mapping.stop();
          await hints.stop();
        });
      },
    });
  },
});
