import { writeFile } from 'node:fs/promises';
import type { ApiServer } from '../../kube/ApiServer';
import { PORTAL_NAMESPACE, RBAC } from './portalRole';

const ACCOUNTS = `/api/v1/namespaces/${PORTAL_NAMESPACE}/serviceaccounts`;
const TOKEN_SECONDS = 24 * 3_600;

/** A service account with which a portal reads and acts. */
export class PortalAccount {
  constructor(
    private readonly api: ApiServer,
    private readonly name: string,
    /** Holds its token; only we may read it. */
    readonly tokenFile: string,
    /** Name of the ClusterRole that it has. */
    private readonly role: string,
  ) {}

  /** Makes the account and gives it a first token. */
  async create(): Promise<void> {
    await this.api.create(`${RBAC}/clusterrolebindings`, {
      metadata: { name: `${PORTAL_NAMESPACE}-${this.name}` },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: this.role,
      },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: this.name,
          namespace: PORTAL_NAMESPACE,
        },
      ],
    });
    await this.api.create(ACCOUNTS, { metadata: { name: this.name } });
    await this.giveToken();
  }

  /** Writes a new token to its file. */
  async giveToken(): Promise<void> {
    const { status } = await this.api.create<{ status: { token: string } }>(
      `${ACCOUNTS}/${this.name}/token`,
      { spec: { expirationSeconds: TOKEN_SECONDS } },
    );
    await writeFile(this.tokenFile, status.token, { mode: 0o600 });
  }

  /**
   * Makes all tokens that were given out worthless: they name an account that is gone. The API server
   * may remember them for ten seconds.
   */
  async revokeTokens(): Promise<void> {
    await this.api.remove(`${ACCOUNTS}/${this.name}`);
    await this.api.create(ACCOUNTS, { metadata: { name: this.name } });
  }
}
