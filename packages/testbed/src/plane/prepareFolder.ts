import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubeconfig } from './api/kubeconfig';
import { FILES } from './parts/controlPlane';
import {
  ALERTMANAGER_FILE,
  alertmanagerConfig,
  PROMETHEUS_FILE,
  prometheusConfig,
  RULES_FILE,
} from './parts/monitoring';
import { local, Setting } from './parts/Setting';

/**
 * Writes what the programs of a cluster read at their start.
 *
 * @returns the token of a user who may do everything
 */
export async function prepareFolder(
  cluster: string,
  setting: Setting,
): Promise<string> {
  const { folder, ports } = setting;
  const token = randomBytes(16).toString('hex');
  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text, { mode: 0o600 });
  await mkdir(join(folder, FILES.pki), { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  await write(
    FILES.accountKey,
    privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  );
  await write(FILES.tokens, `${token},admin,admin,"system:masters"\n`);
  await write(
    FILES.kubeconfig,
    kubeconfig({
      cluster,
      url: `https://${local(ports.apiServer)}`,
      caFile: join(folder, FILES.ca),
      token,
    }),
  );
  await write(PROMETHEUS_FILE, prometheusConfig(setting));
  await write(RULES_FILE, 'groups: []\n');
  await write(ALERTMANAGER_FILE, alertmanagerConfig());
  return token;
}
