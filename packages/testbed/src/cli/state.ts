import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Testbed } from '../plane/startTestbed';

const STATE = 'testbed.json';

const stateSchema = z.object({
  /** The process that all else ends with. */
  pid: z.number(),
  versions: z.object({ flagger: z.string(), kubernetes: z.string() }),
  clusters: z.array(
    z.object({
      name: z.string(),
      url: z.string(),
      caFile: z.string(),
      kubeconfig: z.string(),
      adminToken: z.string(),
      portalTokenFile: z.string(),
      prometheus: z.string(),
      alertmanager: z.string(),
      flagger: z.string(),
      exporter: z.string(),
    }),
  ),
});

/** What other processes may know of a testbed that runs. */
export type State = z.infer<typeof stateSchema>;

export function describe({ versions, clusters }: Testbed): State {
  return {
    pid: process.pid,
    versions,
    clusters: clusters.map(cluster => ({
      name: cluster.name,
      url: cluster.url,
      caFile: cluster.caFile,
      kubeconfig: cluster.kubeconfig,
      adminToken: cluster.adminToken,
      portalTokenFile: cluster.portalAccount.tokenFile,
      prometheus: cluster.prometheusUrl,
      alertmanager: cluster.alertmanagerUrl,
      flagger: cluster.flaggerUrl,
      exporter: cluster.exporter.url,
    })),
  };
}

/** Written last: who finds it may use the testbed. */
export function writeState(folder: string, state: State): Promise<void> {
  return writeFile(join(folder, STATE), JSON.stringify(state, null, 2), {
    mode: 0o600,
  });
}

/** Null when no testbed was started there. */
export async function readState(folder: string): Promise<State | null> {
  const text = await readFile(join(folder, STATE), 'utf8').catch(() => null);
  return text === null ? null : stateSchema.parse(JSON.parse(text));
}
