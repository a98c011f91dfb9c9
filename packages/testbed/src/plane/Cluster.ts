import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exporter } from '../exporter/Exporter';
import { ApiServer } from '../kube/ApiServer';
import { PortalAccount } from './api/PortalAccount';
import { BLIND_ROLE, PORTAL_ROLE } from './api/portalRole';
import { FILES } from './parts/controlPlane';
import { RULES_FILE } from './parts/monitoring';
import type { Parts } from './parts/parts';
import { local, Setting } from './parts/Setting';

/** One control plane with its Flagger and its monitoring. */
export class Cluster {
  readonly url: string;
  /** PEM of the authority behind the API server's certificate. */
  readonly caFile: string;
  /** PEM of the key to that certificate. */
  readonly keyFile: string;
  readonly kubeconfig: string;
  /** With the rights of the portal's documentation, and no others. */
  readonly portalAccount: PortalAccount;
  /** Of a portal that sees no workloads. */
  readonly blindAccount: PortalAccount;
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
    this.keyFile = join(folder, FILES.key);
    this.kubeconfig = join(folder, FILES.kubeconfig);
    this.portalAccount = this.accountFor('rollouts');
    this.blindAccount = this.accountFor('blind', BLIND_ROLE);
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

  /** Another account with the rights of a portal; it is still to be created. */
  accountFor(name: string, role = PORTAL_ROLE): PortalAccount {
    return new PortalAccount(
      this.api,
      name,
      join(this.setting.folder, `portal-token-${name}`),
      role,
    );
  }

  /** Ends all of it at once: what it knows is thrown away. */
  async stop(): Promise<void> {
    await Promise.all(Object.values(this.parts).map(part => part.kill()));
    await this.exporter.stop();
    await this.api.close();
  }
}
