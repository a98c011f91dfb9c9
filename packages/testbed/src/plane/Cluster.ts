import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exporter } from '../exporter/Exporter';
import { ApiServer } from './api/ApiServer';
import { revokePortalTokens, writePortalToken } from './api/portalAccount';
import { FILES } from './parts/controlPlane';
import { RULES_FILE } from './parts/monitoring';
import type { Parts } from './parts/parts';
import { local, Setting } from './parts/Setting';

/** One control plane with its Flagger and its monitoring. */
export class Cluster {
  readonly url: string;
  /** PEM of the authority behind the API server's certificate. */
  readonly caFile: string;
  readonly kubeconfig: string;
  /** Holds a token with the rights of the portal's documentation, and no others. */
  readonly portalTokenFile: string;
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  /** Flagger's own metrics are below it at `/metrics`. */
  readonly flaggerUrl: string;
  /** etcd's clients' port, which speaks JSON below `/v3` too. */
  readonly etcdUrl: string;

  constructor(
    readonly name: string,
    /** May do everything. */
    readonly adminToken: string,
    /** As a user who may do everything. */
    readonly api: ApiServer,
    readonly parts: Parts,
    /** What the workloads' metrics say. */
    readonly exporter: Exporter,
    private readonly setting: Setting,
  ) {
    const { folder, ports } = setting;
    this.url = `https://${local(ports.apiServer)}`;
    this.caFile = join(folder, FILES.ca);
    this.kubeconfig = join(folder, FILES.kubeconfig);
    this.portalTokenFile = join(folder, 'portal-token');
    this.prometheusUrl = `http://${local(ports.prometheus)}`;
    this.alertmanagerUrl = `http://${local(ports.alertmanager)}`;
    this.flaggerUrl = `http://${local(ports.flagger)}`;
    this.etcdUrl = `http://${local(ports.etcd)}`;
  }

  /** @param rules a file of Prometheus' alerting rules, which replaces the last one */
  async setRules(rules: string): Promise<void> {
    await writeFile(join(this.setting.folder, RULES_FILE), rules);
    this.parts.prometheus.reload();
  }

  /** Makes the portal's token worthless; the API server may remember it for ten seconds. */
  revokePortalToken(): Promise<void> {
    return revokePortalTokens(this.api);
  }

  /** Writes a new token to `portalTokenFile`. */
  givePortalToken(): Promise<void> {
    return writePortalToken(this.api, this.portalTokenFile);
  }

  /** Ends all of it at once: what it knows is thrown away. */
  async stop(): Promise<void> {
    await Promise.all(Object.values(this.parts).map(part => part.kill()));
    await this.exporter.stop();
    await this.api.close();
  }
}
