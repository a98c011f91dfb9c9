import { parse } from 'yaml';
import { belongsTo } from '../process/leftovers';
import {
  apiServer,
  controllerManager,
  etcd,
  kwok,
  scheduler,
} from './controlPlane';
import { flagger } from './flagger';
import { alertmanager, prometheus, prometheusConfig } from './monitoring';
import type { Setting } from './Setting';

const setting: Setting = {
  folder: '/state/run/one',
  binaries: {
    etcd: 'etcd',
    apiServer: 'kube-apiserver',
    controllerManager: 'kube-controller-manager',
    scheduler: 'kube-scheduler',
    kwok: 'kwok',
    flagger: 'flagger',
    prometheus: 'prometheus',
    alertmanager: 'prometheus-alertmanager',
    crds: [],
  },
  ports: {
    etcd: 1,
    etcdPeer: 2,
    apiServer: 3,
    flagger: 4,
    prometheus: 5,
    alertmanager: 6,
  },
  exporter: 'http://127.0.0.1:7',
  eventWebhook: null,
  provider: 'gatewayapi:v1',
};

it('names the folder in every command line, so that leftovers are recognised', () => {
  const specs = [
    etcd(setting),
    apiServer(setting, async () => true),
    controllerManager(setting),
    scheduler(setting),
    kwok(setting),
    prometheus(setting),
    alertmanager(setting),
    flagger(setting),
  ];
  for (const { command, args } of specs) {
    expect(belongsTo('/state/run', [command, ...args].join(' '))).toBe(true);
  }
});

it('starts Flagger with an event webhook only where there is one', () => {
  expect(flagger(setting).args.join(' ')).not.toContain('event-webhook');
  expect(
    flagger({ ...setting, eventWebhook: 'http://a:b@portal/events' }).args,
  ).toContain('-event-webhook=http://a:b@portal/events');
});

it('scrapes workloads and Flagger, and tells the Alertmanager', () => {
  const config = parse(prometheusConfig(setting));
  expect(
    config.scrape_configs.map(
      (job: { static_configs: Array<{ targets: string[] }> }) =>
        job.static_configs[0].targets,
    ),
  ).toEqual([['127.0.0.1:7'], ['127.0.0.1:4']]);
  expect(config.alerting.alertmanagers[0].static_configs[0].targets).toEqual([
    '127.0.0.1:6',
  ]);
});
