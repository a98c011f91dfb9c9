import { join } from 'node:path';
import { stringify } from 'yaml';
import type { PartSpec } from '../process/Part';
import { answers } from '../process/until';
import { local, Setting } from './Setting';

export const RULES_FILE = 'rules.yml';
export const PROMETHEUS_FILE = 'prometheus.yml';
export const ALERTMANAGER_FILE = 'alertmanager.yml';

export function prometheus({ binaries, folder, ports }: Setting): PartSpec {
  const address = local(ports.prometheus);
  return {
    name: 'prometheus',
    command: binaries.prometheus,
    args: [
      `--config.file=${join(folder, PROMETHEUS_FILE)}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=${address}`,
    ],
    ready: answers(`http://${address}/-/ready`),
  };
}

export function alertmanager({ binaries, folder, ports }: Setting): PartSpec {
  const address = local(ports.alertmanager);
  return {
    name: 'alertmanager',
    command: binaries.alertmanager,
    args: [
      `--config.file=${join(folder, ALERTMANAGER_FILE)}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    ready: answers(`http://${address}/-/ready`),
  };
}

/** Every second, so that a window of Flagger's shortest interval holds ten values. */
export function prometheusConfig({ ports, exporter }: Setting): string {
  const job = (name: string, target: string) => ({
    job_name: name,
    // The exporter says itself which workload and instance it speaks for.
    honor_labels: true,
    static_configs: [{ targets: [target] }],
  });
  return stringify({
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [RULES_FILE],
    alerting: {
      alertmanagers: [
        { static_configs: [{ targets: [local(ports.alertmanager)] }] },
      ],
    },
    scrape_configs: [
      job('workloads', new URL(exporter).host),
      job('flagger', local(ports.flagger)),
    ],
  });
}

/** Alerts are there to be read; nobody is told. */
export const alertmanagerConfig = (): string =>
  stringify({
    route: { receiver: 'nobody', group_wait: '1s' },
    receivers: [{ name: 'nobody' }],
  });
